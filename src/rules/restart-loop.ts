import { defineRule } from '../core/rule';

/** Restarting is the manager's work: a loop that does it hides each crash. */
export const restartLoop = defineRule({
  id: 'restart-loop',
  severity: 'warning',
  docs: {
    summary: 'A shell loop starts a server again when it ends',
    why: 'A process that crashes ends, and its manager starts it again: it counts how often, waits longer each time, and says so. A loop around the command hides that, and goes on when the process is told to stop.',
    bad: { file: 'Procfile', text: 'web: while true; do gunicorn shop:app; sleep 1; done\n' },
    good: { file: 'Procfile', text: 'web: gunicorn shop:app\n' },
    source: 'https://12factor.net/concurrency',
  },
  check: {
    type({ traits }, report) {
      for (const trait of traits) {
        if (trait.kind !== 'restarts-itself') continue;
        report({
          at: trait.at,
          message: `${trait.reason}: restarting is its manager's work, which sees no crash here.`,
          data: undefined,
        });
      }
    },
  },
});
