import { writeFileSync } from 'node:fs';
import { SYNTAX } from '../core/problem';
import { managers } from '../managers/index';
import { rules } from '../rules/index';
import { knownRules } from '../workspace/known-rules';
import { SETTINGS } from '../workspace/rule-settings-file';
import { existingFile, folderOf, formatOf, UsageError } from './arguments';
import type { Asked } from './arguments';
import { baselineText, exceptKnown, readBaseline } from './baseline';
import { check, checkJson, checkText } from './check';
import type { Found } from './check';
import { fixAll } from './fix';
import { json } from './output';
import type { Output } from './output';
import { Reading } from './reading';
import { sarif } from './sarif';

/** Checks a folder; the exit code is 1 where there are errors, or more warnings than allowed. */
export async function runCheck(asked: Asked, output: Output): Promise<number> {
  const { values, positionals } = asked;
  const format = formatOf(asked, 'text', 'json', 'sarif');
  const folder = folderOf(positionals);
  const wants = wanted(values.rule);
  const mostWarnings = mostWarningsOf(values['max-warnings']);
  const known = knownOf(values);
  const reading = await Reading.of(folder);
  if (values.fix) {
    const changes = await fixAll(reading, wants);
    (format === 'text' ? output.out : output.err)(changes.map((line) => `${line}\n`).join(''));
  }
  const all = check(reading).filter(({ problem }) => wants(problem.rule));
  const newBaseline = values['write-baseline'];
  if (newBaseline !== undefined) {
    const kept = all.filter(({ problem }) => problem.severity !== 'hint');
    writeFileSync(newBaseline, baselineText(kept));
    output.err(`${kept.length} problems are written to ${newBaseline}.\n`);
    return 0;
  }
  const { found, gone } = exceptKnown(all, known);
  if (gone > 0) output.err(`${gone} problems of the baseline are gone: write it again.\n`);
  output.out(shown(found, format, reading));
  return verdict(found, mostWarnings);
}

function shown(found: readonly Found[], format: string, reading: Reading): string {
  if (format === 'sarif') return json(sarif(found, reading));
  return format === 'json' ? json(checkJson(found)) : checkText(found);
}

function verdict(found: readonly Found[], mostWarnings: number): number {
  const count = (severity: string) => found.filter(({ problem }) => problem.severity === severity).length;
  return count('error') > 0 || count('warning') > mostWarnings ? 1 : 0;
}

/** `--rule a --rule b` and `--rule a,b` both mean these rules alone. */
function wanted(asked: readonly string[] | undefined): (rule: string) => boolean {
  if (!asked) return () => true;
  const names = asked.flatMap((list) => list.split(',')).map((name) => name.trim());
  const known = [...knownRules(rules, managers).keys(), SYNTAX, SETTINGS];
  const other = names.find((name) => !known.includes(name));
  if (other !== undefined) throw new UsageError(`There is no rule ${other}.`);
  return (rule) => names.includes(rule);
}

function mostWarningsOf(asked: string | undefined): number {
  if (asked === undefined) return Infinity;
  if (!/^\d+$/.test(asked)) throw new UsageError('--max-warnings is a number.');
  return Number(asked);
}

function knownOf({ baseline, ...values }: Asked['values']): readonly string[] {
  if (baseline === undefined) return [];
  if (values['write-baseline'] !== undefined)
    throw new UsageError('--baseline and --write-baseline do not go together.');
  const known = readBaseline(existingFile(baseline));
  if (!known) throw new UsageError(`${baseline} is no baseline.`);
  return known;
}
