import { describeQuantity } from '../core/quantity';
import { defineRule } from '../core/rule';
import type { Repair } from '../core/trait';
import { fixesOf } from './repair';

const deployment = (replicas: string) => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
${replicas}  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: web
          image: shop
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: web
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: web
  minReplicas: 2
  maxReplicas: 10
`;

/** Two write one number: the manifest, and the autoscaler that moves it. */
export const staticCountUnderAutoscaler = defineRule<Repair | undefined>({
  id: 'static-count-under-autoscaler',
  severity: 'warning',
  docs: {
    summary: 'A fixed count is written beside an autoscaler',
    why: 'An autoscaler moves the number of processes with the load. A count written in the manifest sets it back each time the manifest is applied, until the autoscaler answers: under load that stops processes that are needed. A count of 0 is left alone, for it pauses the process type on purpose.',
    bad: { file: 'k8s/web.yaml', text: deployment('  replicas: 3\n') },
    good: { file: 'k8s/web.yaml', text: deployment('') },
    source:
      'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling',
  },
  check: {
    type({ name, quantity }, report) {
      const { kind, known, autoscaler, at, count, remove } = quantity;
      if (kind !== 'range' || !known || !autoscaler || !at || count === 0) return;
      const who = `${autoscaler.term} "${autoscaler.name.value}"`;
      const written = count === undefined ? 'this count' : `${count}`;
      report({
        at: at.at,
        message: `${who} keeps "${name.value}" at ${describeQuantity(quantity)}: each time this is applied, ${written} takes its place until the autoscaler answers.`,
        related: [{ message: `${who} sets the count.`, at: autoscaler.name.at }],
        data: remove,
      });
    },
  },
  fixes: (remove) => fixesOf(remove),
});
