import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { run } from '../../src/cli/run';
import type { Inspection } from '../../src/cli/inspect';
import type { Corpus, CorpusEntry } from './report';

/** A corpus: `files/`, `oracle/` and `index.json`. */
export function readCorpus(folder: string): Corpus {
  const root = resolve(folder);
  const index = JSON.parse(readFileSync(join(root, 'index.json'), 'utf8')) as CorpusEntry[];
  return { root, files: join(root, 'files'), oracle: join(root, 'oracle'), index };
}

/** What `formation inspect` prints of a folder, or of files in it as one environment. */
export async function inspect(...args: readonly string[]): Promise<Inspection> {
  let out = '';
  let err = '';
  const code = await run(['inspect', ...args, '--format', 'json'], {
    out: (text) => (out += text),
    err: (text) => (err += text),
  });
  if (code !== 0) throw new Error(`formation inspect ${args.join(' ')} ended with ${code}: ${err}`);
  return JSON.parse(out) as Inspection;
}

type InspectedType = Inspection['formations'][number]['environments'][number]['processTypes'][number];

/** What would run by a manager, under the names that it is declared with. */
export function typesOf({ formations }: Inspection, manager: string): ReadonlyMap<string, InspectedType> {
  const types = formations
    .flatMap(({ environments }) => environments)
    .filter((environment) => environment.manager === manager)
    .flatMap(({ processTypes }) => processTypes);
  return new Map(types.map((type) => [type.declaredAs, type]));
}

/** Whether anything is said to be refused. */
export function isRefused({ manifests }: Inspection): boolean {
  const problems = manifests.flatMap((manifest) => manifest.problems);
  return problems.some(({ rule, severity }) => severity === 'error' && REFUSALS.test(rule));
}

/** What readers find, and laws about what a manager does not load. */
const REFUSALS = /^syntax$|-refused$|^supervisor-/;
