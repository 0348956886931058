import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Comparison } from './comparison';
import { inspect, isRefused, typesOf } from './corpus';
import type { Corpus, Report } from './report';

const isThere = spawnSync('systemd-analyze', ['--version']).status === 0;

/** Holds what `formation inspect` says of services against `systemd-analyze verify`: what is refused, and what runs. */
export async function compareSystemd({ files, index }: Corpus): Promise<Report> {
  const comparison = new Comparison();
  if (!isThere) return comparison.report('systemd (skipped: it is not installed)');
  const services = index.filter(({ kind, path }) => kind === 'systemd' && path.endsWith('.service'));
  for (const { repo, path } of services) {
    const name = `${repo.replace('/', '__')}/${path}`;
    const file = join(files, name);
    const { stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', file], { encoding: 'utf8' });
    const found = await inspect(dirname(file), '-f', file);
    if (found.manifests.length === 0) continue;
    const theirs = stderr.includes('bad unit file setting');
    if (!comparison.add(name, { theirs, ours: isRefused(found) })) continue;
    const unit = basename(path, '.service').replace(/@$/, '');
    const started =
      readFileSync(file, 'utf8')
        .match(/^ExecStart=.*(\\\n.*)*/gm)
        ?.join('\n') ?? '';
    for (const executable of missingIn(stderr, unit).filter((one) => started.includes(one))) {
      const commands = [...typesOf(found, 'systemd').values()].map(({ command = '' }) => command);
      const words = commands.flatMap((command) => command.split(/\s+/));
      comparison.compare(name, unit, [['runs', executable, words.find((word) => word.includes(executable))]]);
    }
  }
  return comparison.report('systemd');
}

/** The executables of a unit that this machine does not have: systemd names each. */
function missingIn(stderr: string, unit: string): readonly string[] {
  return [...stderr.matchAll(/^(\S+)\.service: Command (\S+) is not executable/gm)].flatMap(
    ([, of = '', executable = '']) => (of.replace(/@.*$/, '') === unit ? [executable] : []),
  );
}
