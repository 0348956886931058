import { defineRule } from '../core/rule';

/** A process type is one kind of work: what runs beside it cannot be scaled apart from it. */
export const severalWorkloads = defineRule({
  id: 'several-workloads',
  severity: 'warning',
  docs: {
    summary: 'One process type runs several programs at once',
    why: 'Each kind of work is a process type of its own, so that each has its own count: three web processes, one clock. Two programs in one command scale together, and when one of them crashes, the manager sees nothing as long as the other runs. Tools that run several scripts at once (`concurrently`, `npm-run-all --parallel`) are only pointed out, for what they run may be builds.',
    bad: {
      file: 'Procfile',
      text: 'web: celery -A shop worker & gunicorn shop:app\n',
    },
    good: {
      file: 'Procfile',
      text: 'web: gunicorn shop:app\nworker: celery -A shop worker\n',
    },
    source: 'https://12factor.net/concurrency',
  },
  check: {
    type({ traits }, report) {
      for (const trait of traits) {
        if (trait.kind !== 'several-workloads') continue;
        report({
          at: trait.at,
          message: `${trait.reason}: one count holds for both, and the crash of one goes unseen. Each can be a process type of its own.`,
          ...(trait.certain ? {} : { severity: 'info' }),
          data: undefined,
        });
      }
    },
  },
});
