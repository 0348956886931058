import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../src/cli/run';

/** One problem of one project of a corpus, as `formation check` tells of it. */
export interface Finding {
  /** `owner/name`. */
  readonly repository: string;
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
}

/** What Formation finds in the projects of a corpus. */
export interface Findings {
  readonly projects: readonly string[];
  readonly found: readonly Finding[];
}

/** Checks every project of a corpus: each folder `files/<owner>__<name>`. */
export async function findingsIn(corpus: string): Promise<Findings> {
  const files = join(corpus, 'files');
  const folders = readdirSync(files, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const found: Finding[] = [];
  for (const { name } of folders)
    for (const problem of await check(join(files, name)))
      found.push({ repository: repositoryOf(name), ...problem });
  return { projects: folders.map(({ name }) => repositoryOf(name)), found };
}

/** What `formation check` prints of a folder. */
export async function check(folder: string): Promise<readonly Omit<Finding, 'repository'>[]> {
  let out = '';
  let err = '';
  const code = await run(['check', folder, '--format', 'json'], {
    out: (text) => (out += text),
    err: (text) => (err += text),
  });
  if (code > 1) throw new Error(`formation check ${folder} ended with ${code}: ${err}`);
  return JSON.parse(out) as Omit<Finding, 'repository'>[];
}

function repositoryOf(folder: string): string {
  return folder.replace('__', '/');
}
