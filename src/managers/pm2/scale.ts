import { child, scalarOf } from '../../core/formats/tree';
import type { MappingNode } from '../../core/formats/tree';
import { insertEntry, replaceScalar } from '../../core/formats/yaml/edit';
import type { Plan, Refusal, RunPlan, ScaleRequest, WritePlan } from '../../core/manager';
import { span } from '../../core/source';
import type { SourceText, TextEdit } from '../../core/source';
import { nameOf } from '../../core/uri';
import { appsOf, isScript, readPm2 } from './document';

const MOST_INSTANCES = 1000;

/** `pm2 scale` with a number alone: with 0 it deletes the app, and its form with a minus fails (pm2 `lib/API.js`). */
export function scaleApp(request: ScaleRequest): readonly Plan[] | Refusal {
  const { processType, count } = request;
  const name = processType.name.value;
  if (count === 0)
    return { refused: `PM2 deletes an app that is scaled to 0: \`pm2 stop ${name}\` stops it.` };
  if (!Number.isSafeInteger(count) || count < 1 || count > MOST_INSTANCES)
    return { refused: `Instances are a whole number from 1 to ${MOST_INSTANCES}.` };
  if (name.startsWith('-')) return { refused: `"${name}" cannot be named to the pm2 command.` };
  return [runPlan(request, name), ...writePlan(request)];
}

function runPlan({ processType, environment, count }: ScaleRequest, name: string): RunPlan {
  return {
    verb: 'run',
    title: `Run ${count} of ${name} with PM2`,
    steps: [{ executable: 'pm2', args: ['scale', name, String(count)], cwd: environment.folder }],
    warnings: processType.traits.flatMap((trait) =>
      trait.kind === 'one-copy' && count > 1 ? [trait.refusal] : [],
    ),
  };
}

function writePlan({ processType, count, source }: ScaleRequest): readonly WritePlan[] {
  const file = source(processType.name.at.uri);
  const app = file && appsOf(readPm2(file)).find(({ at }) => at.span.start === processType.body.span.start);
  const edit = file && app && countEdit(file, app, String(count));
  if (!edit) return [];
  return [
    {
      verb: 'write',
      title: `Set instances of ${processType.name.value} to ${count} in ${nameOf(file.uri)}`,
      changes: [{ uri: file.uri, edits: [edit] }],
      warnings: ['PM2 reads the file when the app is started, not while it runs.'],
    },
  ];
}

/** A count that the file makes of something else stays. */
function countEdit(file: SourceText, app: MappingNode, count: string): TextEdit | undefined {
  const written = scalarOf(child(app, 'instances'));
  if (written) return written.known && written.through.length === 0 ? replaced(written, count) : undefined;
  if (!isScript(file)) return insertEntry(file.text, app, app.flow ? '"instances"' : 'instances', count);
  const script = app.entries.get('script');
  if (!script) return undefined;
  const { end } = script.at.span;
  return { span: span(end, end), text: `, instances: ${count}` };
}

/** A number needs no quotes, whatever stood there. */
function replaced(written: Parameters<typeof replaceScalar>[0], count: string): TextEdit {
  return { ...replaceScalar(written, count), text: count };
}
