import { readCompose } from '../../core/formats/compose/document';
import { servicesOf } from '../../core/formats/compose/services';
import { child } from '../../core/formats/tree';
import type { MappingNode } from '../../core/formats/tree';
import { insertEntry, replaceScalar } from '../../core/formats/yaml/edit';
import type { Command, Plan, Refusal, RunPlan, ScaleRequest, Target, WritePlan } from '../../core/manager';
import type { TextEdit } from '../../core/source';
import { nameOf } from '../../core/uri';
import { replicasNode } from './quantity';
import { serviceName } from './stacks';

const MOST_TASKS = 100_000;

export function scaleStack(request: ScaleRequest): readonly Plan[] | Refusal {
  const { processType, count, target } = request;
  const { name, quantity, role } = processType;
  if (role === 'one-off')
    return { refused: `${name.value} is a job: it runs to its end, each time that the stack is deployed.` };
  if (quantity.kind === 'per-node')
    return {
      refused: `Swarm runs one task of ${name.value} on each node: bound it by \`deploy.placement\`, or make its mode replicated.`,
    };
  if (!Number.isSafeInteger(count) || count < 0 || count > MOST_TASKS)
    return { refused: `Replicas are a whole number from 0 to ${MOST_TASKS}.` };
  const plans = [...(target ? runPlan(request, target) : []), ...writePlan(request)];
  if (plans.length > 0) return plans;
  return { refused: 'No file says which stack is meant: choose one of `docker stack ls`.' };
}

function runPlan(request: ScaleRequest, target: Target): readonly RunPlan[] {
  const { processType, count } = request;
  const service = serviceName(target, processType.key);
  if (service === undefined) return [];
  return [
    {
      verb: 'run',
      title: `Run ${count} tasks of ${service}`,
      steps: scaleTogether([request]),
      target,
      warnings: warningsOf(request),
    },
  ];
}

/** One call for several services. It stays until as many run as were asked for. */
export function scaleTogether(requests: readonly ScaleRequest[]): readonly Command[] {
  const [first] = requests;
  const counts = requests.flatMap(({ processType, target, count }) => {
    const service = target && serviceName(target, processType.key);
    return service === undefined ? [] : [`${service}=${count}`];
  });
  if (!first || counts.length === 0) return [];
  return [{ executable: 'docker', args: ['service', 'scale', ...counts], cwd: first.environment.folder }];
}

function warningsOf({ processType, count, observed }: ScaleRequest): readonly string[] {
  const { name, quantity, role } = processType;
  return [
    ...(count === 0 ? [`No task of ${name.value} is left: nothing answers for it.`] : []),
    ...(role === 'backing-service' && count < (observed ?? quantity.count ?? 1)
      ? ['Tasks go with what they keep outside of named volumes.']
      : []),
    ...(quantity.count === count
      ? []
      : ['The file says another number: the next `docker stack deploy` sets it back.']),
  ];
}

function writePlan({ processType, count, source }: ScaleRequest): readonly WritePlan[] {
  const { name, body } = processType;
  const text = source(body.uri);
  if (!text) return [];
  const services = readCompose(text).roots.flatMap(servicesOf);
  const service = services.find((one) => one.entry.key.at.span.start === name.at.span.start)?.service;
  const edit = service && countEdit(text.text, service, String(count));
  if (!edit) return [];
  const title = `Set ${name.value} to ${count} in ${nameOf(text.uri)}`;
  const warnings = ['The next `docker stack deploy` takes it over.'];
  return [{ verb: 'write', title, changes: [{ uri: text.uri, edits: [edit] }], warnings }];
}

/** Where the service itself says how it is deployed; what an anchor shares with others stays. */
function countEdit(text: string, service: MappingNode, count: string): TextEdit | undefined {
  const written = replicasNode(service);
  if (written) return written.through.length === 0 ? replaceScalar(written, count) : undefined;
  const deploy = child(service, 'deploy');
  if (!deploy)
    return service.through.length === 0
      ? insertEntry(text, service, 'deploy', `{ replicas: ${count} }`)
      : undefined;
  return deploy.kind === 'mapping' && deploy.through.length === 0
    ? insertEntry(text, deploy, 'replicas', count)
    : undefined;
}
