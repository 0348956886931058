import { defineRule } from '../core/rule';
import type { CommandTrait } from '../core/trait';
import { fixesOf } from './repair';

/** Images whose `sh` is busybox's, which puts the last command in its own place. */
const WITH_BUSYBOX = /alpine|busybox/;

/** The first process of a container is told to stop; a shell there keeps that to itself. */
export const shellSwallowsSigterm = defineRule<CommandTrait>({
  id: 'shell-swallows-sigterm',
  severity: 'warning',
  docs: {
    summary: 'A shell keeps the signal to stop from a server',
    why: 'Processes shut down when their manager sends SIGTERM: a web server stops taking requests, a worker puts its job back. A container gets the signal in its first process. Where that is a shell that waits for the server, the server hears nothing, and is killed in the midst of its work when the grace period is over. `exec` puts the server in the place of the shell. A shell that puts its last command in its own place, as bash and busybox do, is left alone; `sh` may be one that does not, which is only pointed out.',
    bad: {
      file: 'compose.yaml',
      text: "services:\n  web:\n    image: shop\n    command: bash -c 'source .env && gunicorn shop:app 2>&1'\n",
    },
    good: {
      file: 'compose.yaml',
      text: "services:\n  web:\n    image: shop\n    command: bash -c 'source .env && exec gunicorn shop:app 2>&1'\n",
    },
    source: 'https://12factor.net/disposability',
  },
  check: {
    type({ role, image, base, traits }, report) {
      if (role === 'one-off' || role === 'scheduled') return;
      for (const trait of traits) {
        if (trait.kind !== 'swallows-signals') continue;
        if (!trait.certain && [image, base].some((one) => WITH_BUSYBOX.test(one?.value ?? ''))) continue;
        report({
          at: trait.at,
          message: `${trait.reason}: ${trait.program} is killed when the grace period is over.`,
          ...(trait.certain ? {} : { severity: 'info' }),
          data: trait,
        });
      }
    },
  },
  fixes: ({ replace }) => fixesOf(replace),
});
