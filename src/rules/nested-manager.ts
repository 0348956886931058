import { defineRule } from '../core/rule';

/** A manager inside what another manager runs hides its processes from that one. */
export const nestedManager = defineRule({
  id: 'nested-manager',
  severity: 'warning',
  docs: {
    summary: 'A container runs a process manager of its own',
    why: 'A container is one process of its manager, which restarts it when it ends and runs more of it when asked to. Behind a second manager inside, a crash is not seen outside, the output of several programs runs together, and one count holds for all of them. Run each program as a process type of its own. Programs made to be the first process of a container (`pm2-runtime`, `s6-svscan`) are only pointed out.',
    bad: {
      file: 'compose.yaml',
      text: 'services:\n  web:\n    image: shop\n    command: honcho start web worker\n',
    },
    good: {
      file: 'compose.yaml',
      text: 'services:\n  web:\n    image: shop\n    command: gunicorn shop:app\n  worker:\n    image: shop\n    command: celery -A shop worker\n',
    },
    source: 'https://docs.docker.com/engine/containers/multi-service_container/',
  },
  check: {
    type({ name, traits }, report) {
      for (const trait of traits) {
        if (trait.kind !== 'nested-manager') continue;
        report({
          at: trait.at,
          message: `${trait.reason}: the manager of "${name.value}" does not see their crashes, and one count holds for all of them.`,
          ...(trait.certain ? {} : { severity: 'info' }),
          data: undefined,
        });
      }
    },
  },
});
