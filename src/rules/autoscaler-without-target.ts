import type { Autoscaler, Environment, Formation, ProcessType } from '../core/model';
import { nearest } from '../core/nearest';
import { defineRule } from '../core/rule';
import type { Repair } from '../core/trait';
import { fixesOf } from './repair';

const shop = (target: string) =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  template:\n    spec: { containers: [{ name: web, image: shop }] }\n---\napiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: { name: web }\nspec:\n  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: ${target} }\n  minReplicas: 2\n  maxReplicas: 10\n`;

/** An autoscaler whose target is nowhere, beside process types of that kind that none moves. */
export const autoscalerWithoutTarget = defineRule<Repair | undefined>({
  id: 'autoscaler-without-target',
  severity: 'warning',
  docs: {
    summary: 'An autoscaler aims at a process type that is not there',
    why: 'An autoscaler finds what it moves by its name. Under another name it moves nothing, and the process type that was meant stays at the count it has, whatever the load. It is told of only where the name is nowhere in the app, and process types of that kind stand beside it that no autoscaler moves.',
    bad: { file: 'k8s/web.yaml', text: shop('wbe') },
    good: { file: 'k8s/web.yaml', text: shop('web') },
    source: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/',
  },
  check: {
    formation(formation, report) {
      for (const environment of formation.environments) {
        if (environment.partial) continue;
        const lost = environment.autoscalers.filter((autoscaler) => isLost(autoscaler, formation));
        for (const autoscaler of lost) {
          const { aim, name, term } = autoscaler;
          const free = freeFor(autoscaler, environment);
          const rivals = lost.filter((other) => other.aim?.kind === aim?.kind);
          if (!aim?.at || free.length < rivals.length) continue;
          const meant = nearest(
            aim.name,
            free.map((type) => type.name.value),
          );
          report({
            at: aim.at,
            message: `There is no ${aim.kind} "${aim.name}" here: ${term} "${name.value}" finds nothing to scale.`,
            related: free
              .filter((type) => type.name.value === meant)
              .map((type) => ({ message: `${type.term} "${type.name.value}"`, at: type.name.at })),
            data: meant === undefined ? undefined : aim.rename?.(meant),
          });
        }
      }
    },
  },
  fixes: (rename) => fixesOf(rename),
});

/** Where another kind has its name, the manager's own laws tell of it. */
function isLost({ aim, known }: Autoscaler, { environments }: Formation): boolean {
  if (!aim || !known) return false;
  return !environments.some(({ processTypes }) => processTypes.some((type) => isNamed(type, aim.name)));
}

function isNamed({ name, alsoNamed, renamedFrom = [] }: ProcessType, wanted: string): boolean {
  return [name.value, ...alsoNamed, ...renamedFrom].includes(wanted);
}

/** The process types of the kind and place that it aims at, which no autoscaler moves. */
function freeFor({ aim, target }: Autoscaler, { processTypes }: Environment): readonly ProcessType[] {
  if (!aim) return [];
  const place = target.slice(0, target.length - aim.name.length);
  return processTypes.filter(
    ({ key, name, quantity }) => key === `${place}${name.value}` && quantity.kind === 'fixed',
  );
}
