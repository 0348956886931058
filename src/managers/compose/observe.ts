import type { Observed, Query } from '../../core/manager';
import type { Environment } from '../../core/model';
import { relativePath } from '../../core/uri';
import { pathArgument } from '../../core/command/argument';

/** Counts the running containers of each service. */
export function observe(environment: Environment): Query<readonly Observed[]> {
  const files = environment.files.flatMap((file) => [
    '-f',
    pathArgument(relativePath(environment.folder, file) ?? file),
  ]);
  const args = ['compose', ...files, 'ps', '--format', 'json'];
  return {
    command: { executable: 'docker', args, cwd: environment.folder },
    read: ({ code, stdout, stderr }) => (code === 0 ? count(rows(stdout)) : { refused: stderr.trim() }),
  };
}

/** One JSON array before Compose 2.21, one object per line since. */
function rows(stdout: string): readonly Record<string, unknown>[] {
  const text = stdout.trim();
  if (text.startsWith('[')) return JSON.parse(text) as Record<string, unknown>[];
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

function count(containers: readonly Record<string, unknown>[]): readonly Observed[] {
  const running = new Map<string, number>();
  for (const { Service, State } of containers) {
    if (State === 'running') running.set(String(Service), (running.get(String(Service)) ?? 0) + 1);
  }
  return [...running].map(([key, number]) => ({ key, running: number }));
}
