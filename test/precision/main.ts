import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { managers } from '../../src/managers/index';
import { rules } from '../../src/rules/index';
import { knownRules } from '../../src/workspace/known-rules';
import { readCorpus } from '../conformance/corpus';
import { findingsIn } from './findings';
import { compare, readJudged } from './judged';
import { choose } from './mutations/chosen';
import { goodFiles } from './mutations/corpus-files';
import { recall, recallLines } from './mutations/recall';
import { comparisonLines, tableOf } from './report';

const USAGE = `Usage: npm run precision -- DIR [--verbose] [--mutations N] [--seed S]
  --verbose      name every place, and hints that are not yet judged
  --mutations N  spoil good files N times, and count how often that is found
  --seed S       other places to spoil`;

/** Less of what is spoilt may not be found. */
const LEAST_RECALL = 0.95;

/** Prints what the rules find in a corpus, how that compares with what was judged, and what they do not find. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      verbose: { type: 'boolean', default: false },
      mutations: { type: 'string', default: '0' },
      seed: { type: 'string', default: '12' },
    },
  });
  const [folder, ...others] = positionals;
  const [many, seed] = [Number(values.mutations), Number(values.seed)];
  if (folder === undefined || others.length > 0 || !Number.isInteger(many) || !Number.isInteger(seed))
    throw new Error(USAGE);
  const corpus = readCorpus(folder);
  const findings = await findingsIn(corpus.root);
  const comparison = compare(findings, readJudged(join(import.meta.dirname, 'judged.tsv')));
  print(
    `${findings.projects.length} projects`,
    tableOf(findings, [...knownRules(rules, managers).keys()], values.verbose),
  );
  print('against what was judged', comparisonLines(comparison, values.verbose));
  if (comparison.wrong.length + comparison.gone.length > 0) process.exitCode = 1;
  if (many === 0) return;
  const tried = await recall(corpus.files, choose(await goodFiles(corpus, findings.found), many, seed));
  print('mistakes put into good files', recallLines(tried));
  if (tried.filter(({ found }) => found).length < LEAST_RECALL * tried.length) process.exitCode = 1;
}

function print(title: string, lines: readonly string[]): void {
  for (const line of [title, ...lines]) console.log(line);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
});
