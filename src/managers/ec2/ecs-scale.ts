import { child, scalarOf, textOf } from '../../core/formats/tree';
import type { Node } from '../../core/formats/tree';
import { insertEntry, replaceScalar } from '../../core/formats/yaml/edit';
import type { Plan, Refusal, RunPlan, ScaleRequest, WritePlan } from '../../core/manager';
import type { SourceText, TextEdit } from '../../core/source';
import { readTemplate, resourcesOf } from './document';
import { ECS_SERVICE, nameOf } from './ecs-service';

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html: tasks of a service. */
const MOST_TASKS = 5000;

/** ECS is told by the names that the template gives; what CloudFormation makes up, only the account knows. */
export function scaleService(request: ScaleRequest): readonly Plan[] | Refusal {
  const { processType, count, source } = request;
  const refused = refusedTasks(request);
  if (refused !== undefined) return { refused };
  const text = source(processType.body.uri);
  const services = text ? resourcesOf(readTemplate(text), ECS_SERVICE) : [];
  const service = services.find(({ key }) => key.text === processType.key)?.value;
  const plans = [
    ...(service ? runPlan(request, service) : []),
    ...(text && service ? writePlan(text, service, count) : []),
  ];
  if (plans.length > 0) return plans;
  return {
    refused: `${processType.name.value} is a name inside the template: \`aws ecs list-services\` tells the service that its stack made, for \`aws ecs update-service --desired-count ${count}\`.`,
  };
}

export function refusedTasks({ processType, count }: ScaleRequest): string | undefined {
  if (processType.quantity.kind === 'per-node')
    return 'A DAEMON service runs one task on each instance: there is no count to set.';
  if (!Number.isSafeInteger(count) || count < 0 || count > MOST_TASKS)
    return `Tasks are a whole number from 0 to ${MOST_TASKS}.`;
  return undefined;
}

function runPlan(request: ScaleRequest, service: Node): readonly RunPlan[] {
  const cluster = scalarOf(child(service, 'Properties', 'Cluster'));
  const clusterName = cluster?.tag === undefined ? textOf(cluster) : undefined;
  return tasksPlan(request, clusterName, nameOf(service));
}

/**
 * https://docs.aws.amazon.com/cli/latest/reference/ecs/update-service.html; none where AWS made a name up, or the command
 * line would take it for an option.
 */
export function tasksPlan(
  { processType, environment, count }: ScaleRequest,
  cluster: string | undefined,
  name: string | undefined,
): readonly RunPlan[] {
  if (name === undefined || cluster === undefined || [name, cluster].some((one) => one.startsWith('-')))
    return [];
  const { autoscaler, min, max } = processType.quantity;
  const args = ['ecs', 'update-service', '--cluster', cluster, '--service', name];
  return [
    {
      verb: 'run',
      title: `Run ${count} tasks of ${name} in ${cluster}`,
      steps: [
        { executable: 'aws', args: [...args, '--desired-count', String(count)], cwd: environment.folder },
      ],
      target: { id: cluster, title: `cluster ${cluster}`, remote: true, current: true },
      warnings: [
        ...(autoscaler && (count < (min ?? 0) || count > (max ?? count))
          ? [`${autoscaler.name.value} sets it back into its bounds.`]
          : []),
        ...(count === 0 ? ['No task is left: nothing answers for it.'] : []),
      ],
    },
  ];
}

function writePlan({ uri, text }: SourceText, service: Node, count: number): readonly WritePlan[] {
  const edit = countEdit(text, service, count);
  if (!edit) return [];
  return [
    {
      verb: 'write',
      title: `Write DesiredCount: ${count}`,
      changes: [{ uri, edits: [edit] }],
      warnings: ['Each update of the service then sets this count, whatever a scaling policy made of it.'],
    },
  ];
}

/** A reference to a parameter stays: its value is given when the stack is deployed. */
function countEdit(text: string, service: Node, count: number): TextEdit | undefined {
  const properties = child(service, 'Properties');
  if (properties?.kind !== 'mapping' || properties.through.length > 0) return undefined;
  const written = properties.entries.get('DesiredCount')?.value;
  if (!written)
    return insertEntry(text, properties, properties.flow ? '"DesiredCount"' : 'DesiredCount', String(count));
  const scalar = scalarOf(written);
  const own = scalar && scalar.value !== null && scalar.tag === undefined && scalar.through.length === 0;
  return own && scalar.style !== 'block' ? replaceScalar(scalar, String(count)) : undefined;
}
