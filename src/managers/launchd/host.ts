import type { Query } from '../../core/manager';
import type { Environment } from '../../core/model';
import type { Observed } from '../../core/observed';

/** `launchctl list`: process id or `-`, last exit status, label. */
export function jobs({ folder, processTypes }: Environment): Query<readonly Observed[]> {
  return {
    command: { executable: 'launchctl', args: ['list'], cwd: folder },
    read: ({ code, stdout, stderr }) => {
      if (code !== 0) return { refused: stderr.trim() || `launchctl ended with ${code}.` };
      const running = new Map<string, number>();
      for (const line of stdout.split('\n')) {
        const [id = '', , label = ''] = line.trim().split(/\s+/);
        running.set(label, /^\d+$/.test(id) ? 1 : 0);
      }
      return processTypes.map(({ key }) => ({ key, running: running.get(key) ?? 0 }));
    },
  };
}
