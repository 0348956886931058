import { exceedsOne } from '../core/model';
import type { ProcessType } from '../core/model';
import { defineRule } from '../core/rule';
import type { OneCopyTrait } from '../core/trait';
import { fixesOf } from './repair';

/** Several copies are declared of what holds a resource that only one copy can hold. */
export const singleCopyResource = defineRule<OneCopyTrait>({
  id: 'single-copy-resource',
  severity: 'error',
  docs: {
    summary: 'A process type holds something that only one copy can hold',
    why: 'A process type scales out by running more copies of it. A fixed host port, name or address belongs to one copy, so the second one fails. The same is true of a data directory that a database locks for itself, and of the ports of a network that copies share. Where more than one copy is declared this is an error, or a warning where a second copy may run after all: on another node, or where it does not use what it shares. Where one copy runs, a hint says what would stand in the way.',
    bad: {
      file: 'compose.yaml',
      text: "services:\n  web:\n    image: shop\n    ports:\n      - '8080:3000'\n    deploy:\n      replicas: 2\n",
    },
    good: {
      file: 'compose.yaml',
      text: "services:\n  web:\n    image: shop\n    ports:\n      - '3000'\n    deploy:\n      replicas: 2\n",
    },
    source: 'https://12factor.net/concurrency',
  },
  check: {
    type(processType, report) {
      const { name, quantity, traits } = processType;
      if (!quantity.known || quantity.kind === 'per-node') return;
      const many = exceedsOne(quantity);
      for (const trait of traits) {
        if (trait.kind !== 'one-copy') continue;
        if (many)
          report({
            at: trait.at,
            message: trait.refusal,
            ...(trait.certain ? {} : { severity: 'warning' }),
            data: trait,
          });
        else if (standsInTheWay(processType, trait))
          report({
            at: trait.at,
            message: `"${name.value}" cannot run a second copy like this. ${trait.refusal}`,
            severity: 'hint',
            data: trait,
          });
      }
    },
  },
  fixes: ({ remove, replace }) => fixesOf(replace, remove),
});

/** Only what is meant to scale out is held up by it. */
function standsInTheWay({ role, quantity }: ProcessType, { remarkable }: OneCopyTrait): boolean {
  return remarkable && role === 'process' && quantity.kind === 'fixed';
}
