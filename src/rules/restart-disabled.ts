import { defineRule } from '../core/rule';
import type { Repair } from '../core/trait';
import { fixesOf } from './repair';

/** An app trusts its manager to start what crashed; here the manager is told not to. */
export const restartDisabled = defineRule<Repair | undefined>({
  id: 'restart-disabled',
  severity: 'info',
  docs: {
    summary: 'A manager is told to leave down what crashes',
    why: 'Processes crash, and are meant to: their manager starts them again, and the app needs no way of its own to do so. Where the manager is told not to, one crash after the other takes a copy away until none is left, and no count says so. What runs once and ends is left alone.',
    bad: { file: 'supervisord.conf', text: '[program:worker]\ncommand=/srv/worker\nautorestart=false\n' },
    good: { file: 'supervisord.conf', text: '[program:worker]\ncommand=/srv/worker\nautorestart=true\n' },
    source: 'https://12factor.net/disposability',
  },
  check: {
    type({ role, name, traits }, report) {
      if (role === 'one-off' || role === 'scheduled') return;
      for (const trait of traits) {
        if (trait.kind !== 'not-restarted') continue;
        report({
          at: trait.at,
          message: `${trait.reason} when "${name.value}" crashes.`,
          data: trait.remove,
        });
      }
    },
  },
  fixes: (remove) => fixesOf(remove),
});
