import type { MappingNode } from '../../core/formats/tree';
import { insertEntry, replaceScalar } from '../../core/formats/yaml/edit';
import type { Command, Plan, Refusal, RunPlan, ScaleRequest, WritePlan } from '../../core/manager';
import type { TextEdit } from '../../core/source';
import { nameOf } from '../../core/uri';
import { formationsIn, readHeroku } from './document';

/**
 * `ps:scale` passes over an argument that does not match, and then only prints (`commands/ps/scale`); one that begins
 * with a dash it takes for an option.
 */
const SCALABLE = /^\w[\w-]*$/;

/** Heroku keeps the number, so the app is told; `app.json` says with how many an app is created. */
export function scaleHeroku(request: ScaleRequest): readonly Plan[] | Refusal {
  const { processType, count, target } = request;
  const { value: name } = processType.name;
  if (processType.role !== 'process')
    return { refused: `${name} runs once for each release; it is no process that scales.` };
  if (!SCALABLE.test(name)) return { refused: `Heroku scales no process type of the name "${name}".` };
  if (!target) {
    return {
      refused: `No file says which Heroku app is meant. \`heroku apps --all\` lists those of your account (sign in with \`heroku login\`): choose one, or run \`heroku ps:scale ${name}=${count} -a APP\`.`,
    };
  }
  return [runPlan(request, target), ...writePlan(request)];
}

function runPlan(request: ScaleRequest, target: NonNullable<ScaleRequest['target']>): RunPlan {
  const { processType, count, observed } = request;
  const { value: name } = processType.name;
  return {
    verb: 'run',
    title: `Scale ${name} of ${target.id} to ${count}`,
    steps: scaleTogether([request]),
    target,
    warnings: count === 0 && observed !== 0 ? [`No dyno of ${name} is left.`] : [],
  };
}

/** One call, so that Heroku takes the change of all types as one. */
export function scaleTogether(requests: readonly ScaleRequest[]): readonly Command[] {
  const [first] = requests;
  if (!first?.target) return [];
  const types = requests.map(({ processType, count }) => `${processType.name.value}=${count}`);
  const app = [first.target.id];
  return [
    {
      executable: 'heroku',
      args: ['ps:scale', ...types, '-a', ...app],
      cwd: first.environment.folder,
      template: { name: 'heroku.scale', slots: { types, app } },
    },
  ];
}

function writePlan({ processType, environment, count, source }: ScaleRequest): readonly WritePlan[] {
  const uri = environment.files.find((file) => nameOf(file) === 'app.json');
  const text = uri === undefined ? undefined : source(uri);
  if (!text) return [];
  const purpose = environment.group.split('#')[1];
  const dynos = formationsIn(readHeroku(text))
    .find((formation) => formation.purpose === purpose)
    ?.dynos.find(({ entry }) => entry.key.text === processType.key);
  const edit = dynos && countEdit(text.text, dynos, String(count));
  if (!edit) return [];
  return [
    {
      verb: 'write',
      title: `Create apps with ${count} of ${processType.key}, in app.json`,
      changes: [{ uri: text.uri, edits: [edit] }],
      warnings: ['Heroku reads app.json when an app is created: an app that is there keeps its number.'],
    },
  ];
}

function countEdit(
  text: string,
  { quantity, entry }: ReturnType<typeof formationsIn>[number]['dynos'][number],
  count: string,
): TextEdit | undefined {
  if (quantity && quantity.value !== null) return { ...replaceScalar(quantity, count), text: count };
  const value: MappingNode | undefined = entry.value.kind === 'mapping' ? entry.value : undefined;
  return value?.flow && !quantity ? insertEntry(text, value, '"quantity"', count) : undefined;
}
