import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A process that a runner would start. */
export interface Exported {
  readonly name: string;
  readonly command: string;
}

/**
 * The processes that Ruby's foreman would start in a folder, which it writes down for supervisord with its own reading
 * of the Procfile and of `.foreman`: nothing of the Procfile runs. Undefined where it refuses.
 */
export function exportedByForeman(folder: string): readonly Exported[] | undefined {
  const out = mkdtempSync(join(tmpdir(), 'formation-exported-'));
  const args = ['export', 'supervisord', out, '-a', 'app', '-u', 'nobody'];
  const { status } = spawnSync('foreman', args, { cwd: folder, encoding: 'utf8' });
  const text = status === 0 ? readFileSync(join(out, 'app.conf'), 'utf8') : undefined;
  rmSync(out, { recursive: true, force: true });
  return text === undefined ? undefined : [...processesIn(text)];
}

function* processesIn(text: string): Iterable<Exported> {
  for (const [, name = '', command = ''] of text.matchAll(/^\[program:app-(.+)-\d+\]\ncommand=(.*)$/gm))
    yield { name, command };
}
