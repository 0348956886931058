import { readConfigFile } from '../../core/formats/config-parser';
import { lineBreak } from '../../core/formats/yaml/edit';
import type { Command, Plan, Refusal, ScaleRequest } from '../../core/manager';
import { span } from '../../core/source';
import type { TextEdit } from '../../core/source';
import { nameOf } from '../../core/uri';
import { programsOf, valueOf } from './document';
import type { Program } from './document';

const MOST_PROCESSES = 1000;

/** What makes the names of several copies differ, as supervisor's own sample has it. */
export const NUMBERED = '%(program_name)s_%(process_num)02d';

/**
 * supervisor has no count that could be moved while it runs: `numprocs` is written, and `supervisorctl update` of the
 * group stops all its copies and starts as many (`supervisorctl.do_update`).
 */
export function scaleProgram(request: ScaleRequest): readonly Plan[] | Refusal {
  const { processType, count, source } = request;
  const name = processType.name.value;
  if (!Number.isSafeInteger(count) || count < 0 || count > MOST_PROCESSES)
    return { refused: `Copies are a whole number from 0 to ${MOST_PROCESSES}.` };
  if (count === 0)
    return [
      {
        verb: 'run',
        title: `Stop all of ${name} with supervisor`,
        steps: [supervisorctl(request, 'stop', `${name}:*`)],
        warnings: [],
      },
    ];
  const { quantity } = processType;
  if (quantity.declared && quantity.known && quantity.count === count)
    return [
      {
        verb: 'run',
        title: `Let supervisor read that there are ${count} of ${name}`,
        steps: [supervisorctl(request, 'reread'), supervisorctl(request, 'update', name)],
        warnings: [`All copies of ${name} are started again where their number changed.`],
      },
    ];
  const file = source(processType.name.at.uri);
  const program = file && programsOf(readConfigFile(file)).find((one) => one.name === name);
  if (!file || !program) return { refused: `No file says how many of ${name} there are.` };
  return [
    {
      verb: 'write',
      title: `Set numprocs of ${name} to ${count} in ${nameOf(file.uri)}`,
      changes: [{ uri: file.uri, edits: edits(program, count, lineBreak(file.text)) }],
      warnings: [
        `supervisor reads it with \`supervisorctl reread\` and \`supervisorctl update ${name}\`: all copies of ${name} are started again.`,
      ],
    },
  ];
}

export function supervisorctl(
  { environment }: Pick<ScaleRequest, 'environment'>,
  ...args: string[]
): Command {
  return { executable: 'supervisorctl', args, cwd: environment.folder };
}

function edits({ section }: Program, count: number, newline: string): TextEdit[] {
  const numprocs = section.options.get('numprocs');
  const end = section.at.span.end;
  const added = [
    ...(numprocs ? [] : [`numprocs=${count}`]),
    ...(count > 1 && !hasNumber(section) ? [`process_name=${NUMBERED}`] : []),
  ];
  const name = section.options.get('process_name');
  const renamed =
    name && count > 1 && !hasNumber(section) ? [{ span: name.place.whole.span, text: NUMBERED }] : [];
  const lines = renamed.length > 0 ? added.filter((line) => line.startsWith('numprocs')) : added;
  return [
    ...(lines.length > 0
      ? [{ span: span(end, end), text: lines.map((line) => newline + line).join('') }]
      : []),
    ...(numprocs ? [{ span: numprocs.place.whole.span, text: String(count) }] : []),
    ...renamed,
  ].sort((a, b) => a.span.start - b.span.start);
}

export function hasNumber(section: Program['section']): boolean {
  return (valueOf(section, 'process_name') ?? '').includes('%(process_num)');
}
