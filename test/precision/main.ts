import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { managers } from '../../src/managers/index';
import { rules } from '../../src/rules/index';
import { knownRules } from '../../src/workspace/known-rules';
import { findingsIn } from './findings';
import { compare, readJudged } from './judged';
import { comparisonLines, tableOf } from './report';

const USAGE = `Usage: npm run precision -- DIR [--verbose]
  --verbose  name every place, and hints that are not yet judged`;

/** Prints what the rules find in a corpus, and how that compares with what was judged before. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { verbose: { type: 'boolean', default: false } },
  });
  const [folder, ...others] = positionals;
  if (folder === undefined || others.length > 0) throw new Error(USAGE);
  const findings = await findingsIn(resolve(folder));
  const comparison = compare(findings, readJudged(join(import.meta.dirname, 'judged.tsv')));
  console.log(`${findings.projects.length} projects`);
  for (const line of tableOf(findings, [...knownRules(rules, managers).keys()], values.verbose))
    console.log(line);
  console.log('against what was judged');
  for (const line of comparisonLines(comparison, values.verbose)) console.log(line);
  if (comparison.wrong.length + comparison.gone.length > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
});
