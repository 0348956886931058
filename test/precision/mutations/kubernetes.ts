import { isScalar } from 'yaml';
import { badCommands, badShellLines, deafShellLines } from './commands';
import { insertion, MARK, mark } from './mutation';
import type { Mutation, Mutator } from './mutation';
import { at, blockOf, documentsOf, entriesOf, hasKey, offsetOf } from './yaml-places';
import type { Block } from './yaml-places';

type Edits = Mutation['edits'];

/** Mistakes in Deployments, and in what is put beside them. */
export const mutateKubernetes: Mutator = ({ text }) => {
  const documents = documentsOf(text);
  if (text.includes('{{') || /HorizontalPodAutoscaler|ScaledObject|PodDisruptionBudget|kind: List/.test(text))
    return [];
  const names = documents.map((document) => `${kindOf(document.contents)} ${nameOf(document.contents)}`);
  return documents.flatMap(({ contents }, index) => {
    if (names.indexOf(names[index] ?? '') !== names.lastIndexOf(names[index] ?? '')) return [];
    if (kindOf(contents) === 'Service') return inService(text, contents);
    return kindOf(contents) === 'Deployment' ? inDeployment(text, contents) : [];
  });
};

function inService(text: string, service: unknown): readonly Mutation[] {
  const spec = blockOf(text, at(service, 'spec'));
  const plain = entriesOf(at(service, 'spec', 'selector')).length > 0;
  if (!spec || !plain || hasKey(spec.map, 'sessionAffinity')) return [];
  const edits = [insertion(spec.offset, `${spec.indentation}sessionAffinity: ${MARK}ClientIP`)];
  return [{ name: 'Kubernetes: callers kept to one pod', rules: ['sticky-sessions'], edits }];
}

function inDeployment(text: string, deployment: unknown): readonly Mutation[] {
  const spec = blockOf(text, at(deployment, 'spec'));
  const container = blockOf(text, at(deployment, 'spec', 'template', 'spec', 'containers', 0));
  const pod = blockOf(text, at(deployment, 'spec', 'template', 'spec'));
  const name = nameOf(deployment);
  if (!spec || !container || !pod || !/^[\w-]+$/.test(name)) return [];
  return [
    ...autoscaled(text, deployment, spec, name, container),
    ...inContainer(spec, container),
    ...volumes(text, deployment, { spec, pod, container }),
  ];
}

function autoscaled(
  text: string,
  deployment: unknown,
  spec: Block,
  name: string,
  container: Block,
): Mutation[] {
  const own = at(deployment, 'metadata', 'namespace');
  const namespace = isScalar(own) ? `\n  namespace: ${String(own.value)}` : '';
  const replicas = at(spec.map, 'replicas');
  const add = (what: string, rule: string, document: string, ...others: Edits): Mutation => ({
    name: `Kubernetes: ${what}`,
    rules: [rule],
    edits: [...others, { span: { start: text.length, end: text.length }, text: `\n---\n${document}` }],
  });
  const hpa = (over: Partial<Record<'min' | 'max' | 'kind' | 'name' | 'metrics' | 'called', string>>) =>
    `apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata:\n  name: ${over.called ?? name}${namespace}\n` +
    `spec:\n  scaleTargetRef:\n    apiVersion: apps/v1\n    kind: ${over.kind ?? 'Deployment'}\n    name: ${over.name ?? name}\n` +
    `  minReplicas: ${over.min ?? '2'}\n  maxReplicas: ${over.max ?? '10'}\n${over.metrics ?? ''}`;
  const cpu = `  metrics:\n    - type: Resource\n      resource:\n        name: ${MARK}cpu\n        target:\n          type: Utilization\n          averageUtilization: 60\n`;
  const labels = entriesOf(at(spec.map, 'template', 'metadata', 'labels'))
    .flatMap(([key, value]) => (isScalar(value) ? [`      ${key}: ${JSON.stringify(value.value)}\n`] : []))
    .join('');
  const budget = `apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata:\n  name: ${name}${namespace}\nspec:\n  maxUnavailable: ${MARK}0\n  selector:\n    matchLabels:\n${labels}`;
  const known = isScalar(replicas) && typeof replicas.value === 'number' && replicas.value > 0;
  const offset = offsetOf(replicas);
  return [
    ...(known && offset !== undefined
      ? [add('a count under an autoscaler', 'static-count-under-autoscaler', hpa({}), mark(offset))]
      : []),
    ...(hasKey(spec.map, 'replicas')
      ? []
      : [
          add('a least count above the most', 'autoscaler-bounds', hpa({ min: `${MARK}10`, max: '2' })),
          add('an autoscaler with one count', 'autoscaler-fixed-range', hpa({ min: '3', max: `${MARK}3` })),
          add(
            'two autoscalers',
            'two-autoscalers',
            `${hpa({ called: `by-cpu` })}---\n${hpa({ called: `${MARK}by-requests` })}`,
          ),
          ...(hasKey(container.map, 'resources')
            ? []
            : [add('a share of no request', 'autoscaler-without-requests', hpa({ metrics: cpu }))]),
        ]),
    add('an autoscaler of another kind', 'autoscaler-target', hpa({ kind: `${MARK}StatefulSet` })),
    add('an autoscaler of nothing', 'autoscaler-without-target', hpa({ name: `${MARK}${name}-old` })),
    ...(labels === '' ? [] : [add('a budget of none', 'disruption-budget-blocks', budget)]),
  ];
}

function inContainer(spec: Block, { map, offset, indentation }: Block): Mutation[] {
  const keys = (...lines: readonly string[]) =>
    insertion(offset, ...lines.map((line) => `${indentation}${line}`));
  const free = !hasKey(map, 'command', 'args');
  const asWords = (words: readonly string[]) => [
    'command:',
    ...words.map((word) => `  - ${JSON.stringify(word)}`),
  ];
  const marked = ([first = '', ...rest]: readonly string[], place: number) =>
    [first, ...rest].map((line, index) => (index === place ? line.replace('- "', `- ${MARK}"`) : line));
  const mutations: Mutation[] = [];
  if (free) {
    for (const { name, command, rules } of badCommands) {
      const words = command.split(' ');
      // What is wrong stands on one line here: the whole command.
      mutations.push({
        name: `Kubernetes: ${name}`,
        rules,
        edits: [keys(`command: [${words.map((word) => JSON.stringify(word)).join(', ')}]${MARK}`)],
      });
    }
    for (const { name, command, rules } of [...badShellLines, ...deafShellLines])
      mutations.push({
        name: `Kubernetes: ${name}`,
        rules,
        edits: [keys(...marked(asWords(['sh', '-c', command]), 3))],
      });
    mutations.push({
      name: 'Kubernetes: a scheduler that overlaps',
      rules: ['scheduler-overlap', 'scheduler-scaled'],
      edits: [keys(`command: [celery, -A, shop, ${MARK}beat]`)],
    });
  }
  const replicas = at(spec.map, 'replicas');
  if (!hasKey(map, 'ports') && isScalar(replicas) && Number(replicas.value) > 1)
    mutations.push({
      name: 'Kubernetes: a port of the host',
      rules: ['single-copy-resource'],
      edits: [keys('ports:', '  - containerPort: 8080', `    hostPort: ${MARK}8080`)],
    });
  return mutations;
}

interface Places {
  readonly spec: Block;
  readonly pod: Block;
  readonly container: Block;
}

function volumes(text: string, deployment: unknown, { spec, pod }: Places): Mutation[] {
  const own = at(deployment, 'metadata', 'namespace');
  const namespace = isScalar(own) ? `\n  namespace: ${String(own.value)}` : '';
  const replicas = at(spec.map, 'replicas');
  if (hasKey(pod.map, 'volumes') || !isScalar(replicas) || Number(replicas.value) < 2) return [];
  const { offset, indentation } = pod;
  const lines = [
    'volumes:',
    '  - name: uploads',
    '    persistentVolumeClaim:',
    `      claimName: ${MARK}uploads`,
  ];
  const claim = `apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata:\n  name: uploads${namespace}\nspec:\n  accessModes:\n    - ReadWriteOnce\n`;
  return [
    {
      name: 'Kubernetes: a volume of one node',
      rules: ['single-node-volume'],
      edits: [
        insertion(offset, ...lines.map((line) => `${indentation}${line}`)),
        { span: { start: text.length, end: text.length }, text: `\n---\n${claim}` },
      ],
    },
  ];
}

function kindOf(object: unknown): string {
  const kind = at(object, 'kind');
  return isScalar(kind) ? String(kind.value) : '';
}

function nameOf(object: unknown): string {
  const name = at(object, 'metadata', 'name');
  return isScalar(name) ? String(name.value) : '';
}
