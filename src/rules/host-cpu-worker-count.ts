import { defineRule } from '../core/rule';

/** A container has a share of its machine's processors; a worker for each of them is too many. */
export const hostCpuWorkerCount = defineRule({
  id: 'host-cpu-worker-count',
  severity: 'warning',
  docs: {
    summary: 'As many workers as the machine has processors, in a container that may use fewer',
    why: "`pm2 -i max` starts a process for each processor that the machine has, and `nproc` counts them, before GNU coreutils 9.8 and in busybox, without a look at the container's limit: on a machine with 64 processors, 64 workers share the time of one. How many there are also changes with the machine. Say how many workers there are, and scale out by running more containers.",
    bad: {
      file: 'compose.yaml',
      text: "services:\n  web:\n    image: shop\n    command: sh -c 'exec gunicorn -w $$(nproc) shop:app'\n    deploy:\n      resources:\n        limits: { cpus: 1 }\n",
    },
    good: {
      file: 'compose.yaml',
      text: 'services:\n  web:\n    image: shop\n    command: gunicorn -w 2 shop:app\n    deploy:\n      resources:\n        limits: { cpus: 1 }\n',
    },
    source: 'https://12factor.net/concurrency',
  },
  check: {
    type({ traits }, report) {
      for (const trait of traits) {
        if (trait.kind !== 'counts-processors') continue;
        report({
          at: trait.at,
          message: `${trait.reason}, and the container's limit is not looked at: say how many workers there are.`,
          ...(trait.certain ? {} : { severity: 'info' }),
          data: undefined,
        });
      }
    },
  },
});
