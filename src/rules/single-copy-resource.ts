import { declaredSeverally } from '../core/formation';
import { exceedsOne } from '../core/model';
import type { ProcessType } from '../core/model';
import type { Related, Severity } from '../core/problem';
import { describeQuantity } from '../core/quantity';
import { defineRule } from '../core/rule';
import type { Report } from '../core/rule';
import type { OneCopyTrait } from '../core/trait';
import { fixesOf } from './repair';

/** Several copies are declared of what holds a resource that only one copy can hold. */
export const singleCopyResource = defineRule<OneCopyTrait>({
  id: 'single-copy-resource',
  severity: 'error',
  docs: {
    summary: 'A process type holds something that only one copy can hold',
    why: 'A process type scales out by running more copies of it. A fixed host port, name or address belongs to one copy, so the second one fails. The same is true of a data directory that a database locks for itself, and of the ports of a network that copies share. Where more than one copy is declared this is an error, or a warning where a second copy may run after all: on another node, or where it does not use what it shares. Where one copy runs, a hint says what would stand in the way, if its count is written or the same process type runs in more copies elsewhere.',
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
      const { quantity } = processType;
      if (!quantity.known || quantity.kind === 'per-node') return;
      if (exceedsOne(quantity))
        for (const trait of oneCopyTraits(processType))
          report({ at: trait.at, message: trait.refusal, severity: severityOf(trait), data: trait });
      else if (quantity.declared) for (const found of hints(processType, [])) report(found);
    },
    formation(formation, report) {
      for (const { declarations } of declaredSeverally(formation)) {
        const many = declarations.find(({ processType }) => isMany(processType))?.processType;
        if (!many) continue;
        for (const { processType } of declarations)
          if (!processType.quantity.declared)
            for (const found of hints(processType, [runsMore(many)])) report(found);
      }
    },
  },
  fixes: ({ remove, replace }) => fixesOf(replace, remove),
});

/** What would hold up a second copy, where something is written that lets one expect a second copy. */
function hints(processType: ProcessType, related: readonly Related[]): Report<OneCopyTrait>[] {
  return holdsOneCopy(processType).map((trait) => ({
    at: trait.at,
    message: `"${processType.name.value}" cannot run a second copy like this. ${trait.refusal}`,
    severity: 'hint',
    related,
    data: trait,
  }));
}

/** What would hold up a second copy of a process type that runs in one, other than on purpose. */
export function holdsOneCopy(processType: ProcessType): readonly OneCopyTrait[] {
  const { role, quantity, dormant } = processType;
  if (role !== 'process' || quantity.kind !== 'fixed' || !quantity.known) return [];
  if (exceedsOne(quantity) || dormant !== undefined) return [];
  return oneCopyTraits(processType).filter(({ remarkable, expected = true }) => remarkable && expected);
}

function oneCopyTraits({ traits }: ProcessType): readonly OneCopyTrait[] {
  return traits.filter((trait) => trait.kind === 'one-copy');
}

function severityOf({ certain, expected = true }: OneCopyTrait): Severity {
  if (!expected) return 'info';
  return certain ? 'error' : 'warning';
}

function isMany({ quantity, dormant }: ProcessType): boolean {
  return dormant === undefined && exceedsOne(quantity);
}

function runsMore({ name, quantity, body }: ProcessType): Related {
  const at = quantity.at?.at ?? quantity.autoscaler?.name.at ?? body;
  return { message: `"${name.value}" runs ${describeQuantity(quantity)} here.`, at };
}
