import type { Query } from '../../core/manager';
import type { Environment } from '../../core/model';
import type { Observed } from '../../core/observed';

interface Row {
  readonly name: string;
  readonly running: boolean;
}

/** `process-compose process list`: its copies by name, numbered where there are several. */
export function processes({ folder, processTypes }: Environment): Query<readonly Observed[]> {
  return {
    command: { executable: 'process-compose', args: ['process', 'list', '-o', 'json'], cwd: folder },
    read: ({ code, stdout, stderr }) => {
      const rows = code === 0 ? rowsOf(stdout) : undefined;
      if (!rows) return { refused: reasonOf(stderr, code) };
      return processTypes.map(({ key }) => {
        const own = rows.filter(({ name }) => name === key || isCopy(name, key));
        return { key, running: own.filter(({ running }) => running).length };
      });
    },
  };
}

function isCopy(name: string, key: string): boolean {
  return name.startsWith(`${key}-`) && /^\d+$/.test(name.slice(key.length + 1));
}

function rowsOf(stdout: string): readonly Row[] | undefined {
  try {
    const list: unknown = JSON.parse(stdout);
    if (!Array.isArray(list)) return undefined;
    return list.flatMap((row: unknown) => {
      if (typeof row !== 'object' || row === null || !('name' in row)) return [];
      const running = 'is_running' in row && row.is_running === true;
      return [{ name: String(row.name), running }];
    });
  } catch {
    return undefined;
  }
}

function reasonOf(stderr: string, code: number): string {
  if (/connection refused|no such file/i.test(stderr)) return 'process-compose does not run here';
  return stderr.trim().split('\n').at(-1)?.trim() || `process-compose ended with ${code}`;
}
