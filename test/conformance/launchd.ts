import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { Comparison } from './comparison';
import { inspect, isRefused, typesOf } from './corpus';
import type { Corpus, Report } from './report';

const READ =
  'import json, plistlib, sys; print(json.dumps(plistlib.load(open(sys.argv[1], "rb")), default=str))';

const isThere = spawnSync('python3', ['--version']).status === 0;

interface Job {
  readonly Label?: string;
  readonly Program?: string;
  readonly ProgramArguments?: readonly string[];
}

/** Holds what `formation inspect` says of launchd's jobs against what Python's `plistlib` reads in their property lists. */
export async function compareLaunchd({ files, index }: Corpus): Promise<Report> {
  const comparison = new Comparison();
  if (!isThere) return comparison.report('launchd (skipped: Python is not installed)');
  for (const { repo, path } of index.filter(({ kind }) => kind === 'launchd')) {
    const name = `${repo.replace('/', '__')}/${path}`;
    const file = join(files, name);
    const { status, stdout } = spawnSync('python3', ['-c', READ, file], { encoding: 'utf8' });
    const found = await inspect(dirname(file), '-f', file);
    if (found.manifests.length === 0) continue;
    if (!comparison.add(name, { theirs: status !== 0, ours: isRefused(found) })) continue;
    const { Label = '', Program, ProgramArguments } = JSON.parse(stdout) as Job;
    const [first, ...others] = ProgramArguments ?? [];
    const [own] = typesOf(found, 'launchd').values();
    comparison.compare(name, Label, [
      ['label', Label, own?.declaredAs],
      // What is run is the program, where there is one; the first argument is then only what it is called.
      ['words', [Program ?? first, ...others], own?.command?.split(' ')],
    ]);
  }
  return comparison.report('launchd');
}
