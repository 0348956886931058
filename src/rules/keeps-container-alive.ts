import { defineRule } from '../core/rule';

/** A container ends when its first process does; one that never ends keeps a dead server looking alive. */
export const keepsContainerAlive = defineRule({
  id: 'keeps-container-alive',
  severity: 'warning',
  docs: {
    summary: 'A container is kept alive by a command that does nothing',
    why: 'A manager restarts a container when its first process ends. With a server in the background and `tail -f` or `sleep infinity` in front, that process never ends: when the server crashes, nobody notices. Run the server in the foreground, as the last command.',
    bad: {
      file: 'compose.yaml',
      text: "services:\n  web:\n    image: shop\n    command: bash -c 'gunicorn shop:app & sleep infinity'\n",
    },
    good: {
      file: 'compose.yaml',
      text: 'services:\n  web:\n    image: shop\n    command: gunicorn shop:app\n',
    },
    source: 'https://docs.docker.com/engine/containers/multi-service_container/',
  },
  check: {
    type({ traits }, report) {
      for (const trait of traits) {
        if (trait.kind !== 'keeps-alive') continue;
        report({
          at: trait.at,
          message: `${trait.reason}: when that crashes, nothing restarts it.`,
          data: undefined,
        });
      }
    },
  },
});
