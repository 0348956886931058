import { version } from '../../package.json';
import { managers } from '../managers/index';
import { folderOf, formatOf, isParseError, only, parse, togetherOf, UsageError } from './arguments';
import type { Asked } from './arguments';
import { runCheck } from './run-check';
import { graphText } from './graph';
import { inspect, inspectText } from './inspect';
import { json } from './output';
import type { Output } from './output';
import { applyPreset } from './preset';
import { Reading } from './reading';
import { scale } from './scale';
import { USAGE } from './usage';

/** The exit code: 0; 1 where `check` found too much; 2 where what was asked for cannot be done. */
export async function run(args: readonly string[], output: Output): Promise<number> {
  try {
    return await dispatch(args, output);
  } catch (error) {
    if (!(error instanceof UsageError || isParseError(error))) throw error;
    output.err(`${error.message}\n\n${USAGE}`);
    return 2;
  }
}

async function dispatch(args: readonly string[], output: Output): Promise<number> {
  const asked = parse(args);
  if (asked.values.help) {
    output.out(USAGE);
    return 0;
  }
  if (asked.values.version) {
    output.out(`${version}\n`);
    return 0;
  }
  switch (asked.command) {
    case 'inspect': {
      only(asked, 'format', 'file', 'no-interpolate', 'profile');
      const format = formatOf(asked, 'text', 'json');
      const found = inspect(await Reading.of(folderOf(asked.positionals), togetherOf(asked)));
      output.out(format === 'json' ? json(found) : inspectText(found));
      return 0;
    }
    case 'check':
      only(asked, 'format', 'rule', 'max-warnings', 'fix', 'baseline', 'write-baseline');
      return runCheck(asked, output);
    case 'graph': {
      only(asked, 'format');
      const format = formatOf(asked, 'mermaid', 'json', 'markdown');
      output.out(graphText(format, await Reading.of(folderOf(asked.positionals))));
      return 0;
    }
    case 'scale':
      only(asked, 'manager', 'preset', 'dry-run');
      return runScale(asked, output);
    case undefined:
      throw new UsageError('No command is given.');
    default:
      throw new UsageError(`There is no command ${asked.command}.`);
  }
}

async function runScale({ positionals, values }: Asked, output: Output): Promise<number> {
  const { manager, preset } = values;
  const wanted = preset === undefined ? wantedOf(positionals) : undefined;
  if (manager !== undefined && !managers.some(({ id }) => id === manager))
    throw new UsageError(`--manager is one of ${managers.map(({ id }) => id).join(', ')}.`);
  if (!values['dry-run'])
    throw new UsageError('The command line runs nothing: only --dry-run, which prints what would run.');
  const reading = await Reading.of(folderOf(wanted ? positionals.slice(0, -1) : positionals));
  const { plans, refusals } = wanted
    ? scale(reading, wanted.type, wanted.count, manager)
    : applyPreset(reading, preset ?? '', manager);
  output.out(plans.map((line) => `${line}\n`).join(''));
  output.err(refusals.map((line) => `${line}\n`).join(''));
  return plans.length > 0 ? 0 : 2;
}

function wantedOf(positionals: readonly string[]): { readonly type: string; readonly count: number } {
  const [, type, digits] = /^(.+)=(\d+)$/.exec(positionals.at(-1) ?? '') ?? [];
  const count = Number(digits);
  if (type === undefined || !Number.isSafeInteger(count))
    throw new UsageError('Say which process type and how many: worker=3.');
  return { type, count };
}
