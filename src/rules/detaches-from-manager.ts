import { defineRule } from '../core/rule';
import type { DetachesTrait } from '../core/trait';
import { fixesOf } from './repair';

/** A command that forks into the background leaves whoever started it with nothing to watch. */
export const detachesFromManager = defineRule<DetachesTrait>({
  id: 'detaches-from-manager',
  severity: 'error',
  docs: {
    summary: 'A command leaves its process manager for the background',
    why: 'Processes never daemonize: their manager starts them, collects their output, restarts them when they crash and stops them. When a command forks into the background, its manager sees the first process exit; it starts it again or takes everything down, and what runs on is out of its reach. A program that does so by default is only pointed out, because its configuration may keep it in the foreground.',
    bad: { file: 'Procfile', text: 'web: gunicorn --daemon shop:app\n' },
    good: { file: 'Procfile', text: 'web: gunicorn shop:app\n' },
    source: 'https://12factor.net/concurrency',
  },
  check: {
    type({ traits }, report) {
      for (const trait of traits) {
        if (trait.kind !== 'detaches') continue;
        const { at, by, reason } = trait;
        report({
          at,
          message: `${reason}: its manager sees an exit, and restarts it or loses the process.`,
          ...(by === 'default' ? { severity: 'info' } : {}),
          data: trait,
        });
      }
    },
  },
  fixes: ({ remove }) => fixesOf(remove),
});
