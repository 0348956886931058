import { isRefusal } from './manager';
import type { Command, Manager, Plan, Refusal, RunPlan, ScaleRequest, WritePlan } from './manager';
import type { ProcessType } from './model';
import { changes } from './source';
import type { Trait } from './trait';

/** More than this is more often a slip of the finger than meant. */
const MANY = 100;

/** The rules that tell of what a second copy runs into. */
export const RULES: Readonly<Partial<Record<Trait['kind'], string>>> = {
  'one-copy': 'single-copy-resource',
  'fires-once': 'scheduler-scaled',
};

/**
 * The ways to bring a type to a quantity, with what a person should know first, and with what serves better. Nothing
 * is held back because of it.
 */
export function plansFor(manager: Manager, request: ScaleRequest): readonly Plan[] | Refusal {
  const plans = manager.scale(request);
  if (isRefusal(plans)) return plans;
  const told = plans.map((plan) =>
    plan.instead
      ? plan
      : {
          ...plan,
          warnings: [
            ...new Set([...cautions(request, plan.verb), ...shares(request, plan), ...plan.warnings]),
          ],
        },
  );
  return [...told, ...repairs(request)];
}

/** What would bring several types of one environment to their quantities now, in order. */
export function planTogether(manager: Manager, requests: readonly ScaleRequest[]): RunPlan | Refusal {
  const plans: RunPlan[] = [];
  for (const request of requests) {
    const answer = plansFor(manager, request);
    const name = request.processType.name.value;
    if (isRefusal(answer)) return { refused: `${name}: ${answer.refused}` };
    const run = answer.find((plan): plan is RunPlan => plan.verb === 'run' && !plan.instead);
    if (!run) return { refused: `${name}: ${manager.title} can only change it in the manifest here.` };
    plans.push(run);
  }
  const [first] = plans;
  if (!first) return { refused: 'No process type is named.' };
  const counts = requests.map(({ processType, count }) => `${processType.name.value}=${count}`);
  return {
    ...first,
    title: `Scale ${counts.join(', ')}`,
    steps: manager.scaleTogether?.(requests) ?? plans.flatMap(({ steps }) => steps),
    warnings: [...new Set(plans.flatMap(({ warnings }) => warnings))],
  };
}

/** The steps of a plan as a rehearsal; undefined where the manager has none. */
export function dryRunOf({ dryRun }: Manager, { steps }: RunPlan): readonly Command[] | undefined {
  return dryRun && steps.map(dryRun);
}

function cautions({ processType, count, observed }: ScaleRequest, verb: Plan['verb']): readonly string[] {
  const { name, keptBy, quantity } = processType;
  const before = observed ?? quantity.count ?? 1;
  return [
    ...(verb === 'run' && keptBy !== undefined
      ? [`${keptBy} applies it from the repository and sets the number back: write it into the manifest.`]
      : []),
    ...(count > MANY && count > before ? [`${count} processes of ${name.value} is a lot: is it meant?`] : []),
    ...(count > 1 ? processType.traits.flatMap((trait) => secondCopy(processType, trait)) : []),
  ];
}

/** Whose number stands where a plan writes one: a variable, a parameter or a patch that several types take it from. */
function shares({ processType, environment }: ScaleRequest, plan: Plan): readonly string[] {
  if (plan.verb !== 'write') return [];
  const others = environment.processTypes.filter(({ quantity }) => {
    const place = quantity.at?.at;
    return place !== undefined && plan.changes.some((change) => changes(change, place));
  });
  const names = others.filter((other) => other !== processType).map(({ name }) => name.value);
  return names.length > 0 ? [`The same number holds for ${names.join(', ')}: it changes there too.`] : [];
}

/** What a second copy runs into. */
function secondCopy({ name }: ProcessType, trait: Trait): readonly string[] {
  if (trait.kind === 'one-copy') return [trait.refusal];
  if (trait.kind !== 'fires-once') return [];
  return [`${trait.reason}: several copies of ${name.value} start each job several times.`];
}

/** What lets a type run several copies in the first place. */
function repairs({ processType, count }: ScaleRequest): readonly WritePlan[] {
  if (count < 2) return [];
  return processType.traits.flatMap(({ kind, replace, remove }) => {
    const [rule, repair] = [RULES[kind], replace ?? remove];
    if (rule === undefined || !repair) return [];
    const { consequence } = repair;
    const title = `${repair.title} (${rule})`;
    const warnings = consequence === undefined ? [] : [consequence];
    return [{ verb: 'write', title, changes: [repair.change()], warnings, instead: true } as const];
  });
}
