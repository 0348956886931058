import { exceedsOne } from '../core/model';
import { defineRule } from '../core/rule';
import type { FiresOnceTrait } from '../core/trait';
import { fixesOf } from './repair';

/** A clock must tick once: each copy of a scheduler starts each job. */
export const schedulerScaled = defineRule<FiresOnceTrait>({
  id: 'scheduler-scaled',
  severity: 'error',
  docs: {
    summary: 'A scheduler runs in each of several copies',
    why: 'What starts jobs by the clock must run once: each copy starts each of them, so two copies bill every customer twice. It is a process type of its own with one process, beside workers that scale out. A scheduler inside a worker (`celery worker --beat`) is a warning already while there is one, for the workers cannot scale out then. Schedulers that take a lock before they start a job, such as RedBeat, are left alone.',
    bad: {
      file: 'compose.yaml',
      text: 'services:\n  clock:\n    image: shop\n    command: celery -A shop beat\n    deploy:\n      replicas: 2\n',
    },
    good: {
      file: 'compose.yaml',
      text: 'services:\n  clock:\n    image: shop\n    command: celery -A shop beat\n  worker:\n    image: shop\n    command: celery -A shop worker\n    deploy:\n      replicas: 2\n',
    },
    source: 'https://docs.celeryq.dev/en/stable/userguide/periodic-tasks.html#starting-the-scheduler',
  },
  check: {
    type({ name, role, quantity, traits }, report) {
      if (!quantity.known || quantity.kind === 'per-node' || role === 'one-off' || role === 'scheduled')
        return;
      for (const trait of traits) {
        if (trait.kind !== 'fires-once') continue;
        const { at, reason, embedded, certain } = trait;
        if (exceedsOne(quantity))
          report({
            at,
            message: `${reason}: several copies of "${name.value}" start each job several times.`,
            ...(certain ? {} : { severity: 'warning' }),
            data: trait,
          });
        else if (embedded)
          report({
            at,
            message: `${reason}: a second "${name.value}" would start each job a second time.`,
            severity: 'warning',
            data: trait,
          });
      }
    },
  },
  fixes: ({ remove }) => fixesOf(remove),
});
