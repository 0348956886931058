import { quote, quoteCommand } from '../core/command/quote';
import { isRefusal } from '../core/manager';
import type { Plan } from '../core/manager';
import type { Declaration } from '../core/model';
import { plansFor } from '../core/plans';
import { managers } from '../managers/index';
import { titleOf } from './reading';
import type { Reading } from './reading';

export interface ScaleAnswer {
  /** One line for each plan, the best of each declaration first. */
  readonly plans: readonly string[];
  readonly refusals: readonly string[];
}

/** The ways to bring a process type to a quantity, in each environment that declares it. Nothing runs. */
export function scale(reading: Reading, type: string, count: number, manager?: string): ScaleAnswer {
  const declarations = declarationsOf(reading, type).filter(
    ({ environment }) => manager === undefined || environment.manager === manager,
  );
  if (declarations.length === 0) {
    const where = manager === undefined ? '' : ` by ${titleOf(manager)}`;
    return { plans: [], refusals: [`No process type ${type} is declared${where}.`] };
  }
  const plans: string[] = [];
  const refusals: string[] = [];
  for (const declaration of declarations) {
    const answer = ask(reading, declaration, count);
    if (isRefusal(answer)) refusals.push(`${titleOf(declaration.environment.manager)}: ${answer.refused}`);
    else plans.push(...answer.map((plan) => planText(plan, reading)));
  }
  return { plans, refusals: [...new Set(refusals)] };
}

function ask({ service }: Reading, { processType, environment }: Declaration, count: number) {
  const manager = managers.find(({ id }) => id === environment.manager);
  if (!manager) return { refused: 'No manager of that name is known.' };
  return plansFor(manager, { processType, environment, count, source: (uri) => service.source(uri) });
}

/** What goes by the name in its formation; else what is declared under it. */
function declarationsOf({ service }: Reading, name: string): readonly Declaration[] {
  const members = service.snapshot.formations.flatMap(({ members }) => members);
  const named = members.filter((member) => member.name === name).flatMap(({ declarations }) => declarations);
  if (named.length > 0) return named;
  return members
    .flatMap(({ declarations }) => declarations)
    .filter(({ processType }) => processType.name.value === name);
}

export function planText(plan: Plan, reading: Reading): string {
  if (plan.verb === 'run') return plan.steps.map(quoteCommand).join(' && ');
  return `edit ${plan.changes.map(({ uri }) => quote(reading.pathOf(uri))).join(' ')}: ${plan.title}`;
}
