import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check } from '../findings';
import type { Chosen } from './chosen';
import { mutated } from './mutation';

/** A mutation that was made, and whether one of its rules told of its line. */
export interface Tried extends Chosen {
  readonly line: number;
  readonly found: boolean;
  /** What was told of that line instead. */
  readonly told: readonly string[];
}

/** Makes each mutation alone in a copy of its project, and asks `formation check` of it. */
export async function recall(files: string, chosen: readonly Chosen[]): Promise<readonly Tried[]> {
  const tried: Tried[] = [];
  for (const project of new Set(chosen.map(({ file }) => file.project))) {
    const copy = mkdtempSync(join(tmpdir(), 'formation-mutations-'));
    cpSync(join(files, project), copy, { recursive: true });
    for (const one of chosen.filter(({ file }) => file.project === project)) {
      const { path, text } = one.file;
      const { text: spoilt, line } = mutated(text, one.mutation.edits);
      writeFileSync(join(copy, path), spoilt);
      const here = (await check(copy)).filter((problem) => problem.path === path && problem.line === line);
      const told = here.map(({ rule }) => rule);
      tried.push({ ...one, line, found: told.some((rule) => one.mutation.rules.includes(rule)), told });
      writeFileSync(join(copy, path), text);
    }
    rmSync(copy, { recursive: true, force: true });
  }
  return tried;
}

/** How many mutations of each kind were found, and which were not. */
export function recallLines(tried: readonly Tried[]): string[] {
  const share = (of: readonly Tried[]) => `${of.filter(({ found }) => found).length} of ${of.length}`;
  const kinds = [...new Set(tried.map(({ mutation }) => mutation.name))].sort();
  const [found, all] = [tried.filter((one) => one.found).length, tried.length];
  return [
    ...kinds.map((kind) => `  ${kind}: ${share(tried.filter(({ mutation }) => mutation.name === kind))}`),
    `  ${found} of ${all} are found (${all === 0 ? '–' : ((100 * found) / all).toFixed(1)} %)`,
    ...tried
      .filter((one) => !one.found)
      .map(
        ({ file, line, mutation, told }) =>
          `    ${mutation.name}: ${file.project} ${file.path}:${line} told ${told.join(', ') || 'nothing'}`,
      ),
  ];
}
