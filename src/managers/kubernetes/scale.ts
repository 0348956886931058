import { child, scalarOf } from '../../core/formats/tree';
import { columnOf, insertEntry, lineBreak, replaceScalar } from '../../core/formats/yaml/edit';
import type { Plan, Refusal, RunPlan, ScaleRequest, Target, WritePlan } from '../../core/manager';
import type { Quantity } from '../../core/model';
import type { Change, SourceText, TextEdit } from '../../core/source';
import { nameOf } from '../../core/uri';
import { boundsPlans } from './bounds';
import { CHART_TERM } from './chart/resolve';
import { readKubernetes } from './document';
import type { KubernetesObject } from './document';
import { isKustomization } from './kustomize/files';
import { isOwn, numberEdit, overlayChange } from './kustomize/scale';
import { namespaceArgs } from './kubectl';
import { countNode, MOST_REPLICAS } from './quantity';

/** Why a kind has no count to set, and what to do instead. */
const UNSCALABLE: Readonly<Record<string, string>> = {
  DaemonSet:
    'A DaemonSet runs one pod on each node: change its nodeSelector or tolerations, or make it a Deployment.',
  Job: 'A Job runs to its end: change its parallelism and create it anew.',
  CronJob: 'A CronJob starts on its schedule: change the parallelism of its jobTemplate.',
  'Knative Service':
    'A Knative Service scales with its requests: bound it by the annotations autoscaling.knative.dev/min-scale and max-scale.',
  Pod: 'A Pod is one copy: make it the template of a Deployment.',
};

export function scaleKubernetes(request: ScaleRequest): readonly Plan[] | Refusal {
  const { processType, count, target } = request;
  const reason = UNSCALABLE[processType.term];
  if (reason !== undefined) return { refused: reason };
  if (!Number.isSafeInteger(count) || count < 0 || count > MOST_REPLICAS)
    return { refused: `Replicas are a whole number from 0 to ${MOST_REPLICAS}.` };
  if (processType.term === CHART_TERM) return scaleValue(request);
  const plans = [
    ...boundsPlans(request),
    ...(target ? [runPlan(request, target)] : []),
    ...writePlan(request),
  ];
  return plans.length > 0
    ? plans
    : { refused: 'No kube context is known: choose one (`kubectl config get-contexts` lists them).' };
}

/** A chart's objects get their names from Helm: only the value can be changed here. */
function scaleValue(request: ScaleRequest): readonly Plan[] | Refusal {
  const { at } = request.processType.quantity;
  const file = at && request.source(at.at.uri);
  const change = at && file && numberEdit(file, at, request.count);
  if (!change) return { refused: 'The chart decides this number: no value holds it.' };
  const shared = at.through.some(({ via }) => via === 'base');
  const warnings = shared ? ["The chart's own values hold for all its environments."] : [];
  const title = `Write ${request.count} into ${nameOf(file.uri)}`;
  return [{ verb: 'write', title, changes: [change], warnings }];
}

function runPlan(request: ScaleRequest, target: Target): RunPlan {
  const { processType, environment, count, observed } = request;
  const { name, term } = processType;
  const [type, replicas] = [`${term.toLowerCase()}/${name.value}`, `--replicas=${count}`];
  const namespace = namespaceArgs(processType, target);
  const current = observed === undefined ? [] : [`--current-replicas=${observed}`];
  const slots = { context: [target.id], type: [type], count: [String(count)], namespace, current };
  return {
    verb: 'run',
    title: `Scale ${name.value} to ${count} in ${target.title}`,
    steps: [
      {
        executable: 'kubectl',
        args: ['--context', target.id, 'scale', type, replicas, ...namespace, ...current],
        cwd: environment.folder,
        template: { name: 'kubernetes.scale', slots },
      },
    ],
    target,
    warnings: [...warningsOf(request), ...resetBy(request)],
  };
}

/** What sets the number back that `kubectl scale` sets. */
function resetBy({ processType: { quantity, keptBy }, environment, count }: ScaleRequest): readonly string[] {
  if (keptBy !== undefined || !quantity.declared || quantity.count === count) return [];
  const [head] = environment.files;
  return head !== undefined && isKustomization(head)
    ? [`kustomize builds another number: the next \`kubectl apply -k\` of ${environment.name} sets it back.`]
    : ['The manifest writes another number: the next `kubectl apply` sets it back.'];
}

function writePlan(request: ScaleRequest): WritePlan[] {
  const change = isOverlaid(request) ? overlayChange(request) : manifestChange(request);
  if (!change) return [];
  const title = `Write replicas: ${request.count} into ${nameOf(change.uri)}`;
  return [{ verb: 'write', title, changes: [change], warnings: warningsOf(request) }];
}

/** True where the environment is what kustomize builds, unless it leaves the object as its own file writes it. */
function isOverlaid({ environment, processType }: ScaleRequest): boolean {
  const [head] = environment.files;
  if (head === undefined || !isKustomization(head)) return false;
  const { quantity, name } = processType;
  return quantity.at !== undefined || !isOwn(name);
}

/** Where the object itself writes its count, or could. */
function manifestChange({ processType, count, source }: ScaleRequest): Change | undefined {
  const text = source(processType.body.uri);
  const object =
    text &&
    readKubernetes(text).objects.find(
      ({ kind, node }) => kind === processType.term && node.at.span.start === processType.body.span.start,
    );
  const edit = object && countEdit(object, text, count);
  return edit && { uri: text.uri, edits: [edit] };
}

/** Replaces the count, or writes it as the first entry of `spec`; what is shared through an alias stays. */
function countEdit(object: KubernetesObject, { text }: SourceText, count: number): TextEdit | undefined {
  const written = countNode(object);
  if (written) {
    const scalar = scalarOf(written);
    if (!scalar || scalar.through.length > 0 || scalar.style === 'block') return undefined;
    return replaceScalar({ ...scalar, style: 'plain' }, String(count));
  }
  const spec = child(object.node, 'spec');
  if (spec?.kind !== 'mapping' || spec.through.length > 0) return undefined;
  const empty = spec.entries.get('replicas');
  if (empty) return { span: { start: empty.key.at.span.end, end: empty.at.span.end }, text: `: ${count}` };
  const first = [...spec.entries.values()].find(({ own }) => own);
  const key = first && text.charAt(first.key.at.span.start) === '"' ? '"replicas"' : 'replicas';
  if (!first) return insertEntry(text, spec, key, String(count));
  const { start } = first.key.at.span;
  const separator = spec.flow ? ', ' : lineBreak(text) + ' '.repeat(columnOf(text, start));
  return { span: { start, end: start }, text: `${key}: ${count}${separator}` };
}

function warningsOf({ processType, count, observed }: ScaleRequest): readonly string[] {
  const { quantity, term, name } = processType;
  const before = observed ?? quantity.count ?? 0;
  return [
    ...(quantity.autoscaler ? [autoscaled(quantity.autoscaler, count)] : []),
    ...(count === 0 ? [`No pod of ${name.value} is left: nothing answers for it.`] : []),
    ...(term === 'StatefulSet' && count < before
      ? ['The pods with the highest numbers go first; their volumes stay, with the data in them.']
      : []),
  ];
}

function autoscaled({ term, name, min, max }: NonNullable<Quantity['autoscaler']>, count: number): string {
  const bounds = `between ${min ?? '?'} and ${max ?? '?'}`;
  return count === 0 && term === 'HorizontalPodAutoscaler'
    ? `${term} ${name.value} keeps it ${bounds}: 0 replicas switch that off until the number is set again.`
    : `${term} ${name.value} keeps it ${bounds} and sets the number again: change its bounds instead.`;
}
