import type { Entry, Node } from '../../../core/formats/tree';
import { mappingOf, scalar } from '../../../core/formats/hcl/values';
import { mapTree, textOf } from '../../../core/formats/tree';
import type { Autoscaler, Endpoint, ProcessType, Quantity } from '../../../core/model';
import { located } from '../../../core/source';
import { ECS_TERM, taskFacts } from '../ecs-service';
import { definitionsOf } from './containers';
import { resourcesIn } from './file';
import type { TerraformFile } from './file';
import { instancesOf } from './instances';
import type { Module } from './module';
import { referred } from './references';
import { allOf, declaredAt, ignores, leaving, resourceOf } from './resource';
import type { Resource } from './resource';
import { sizeOf } from './size';

export const SERVICE = 'aws_ecs_service';
const TARGET = 'aws_appautoscaling_target';

/** https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecs_service */
export function serviceTypeOf(resource: Resource): ProcessType {
  const { name, alsoNamed, address, called, block, source, module } = resource;
  const task = taskOf(resource);
  const written = task && module.text(task.at.uri);
  return {
    name,
    key: address,
    alsoNamed,
    manager: 'ec2',
    term: ECS_TERM,
    quantity: quantityOf(resource),
    needs: [],
    ...taskFacts(task, { source: written ?? source, root: task, problems: [] }),
    body: block.at,
    declarations: declaredAt(resource),
    config: () => (called === undefined ? {} : { name: called }),
  };
}

/** Where the number of tasks is written. */
export function desiredOf({ module, block, instance }: Resource): Node | undefined {
  return module.value(block.body, 'desired_count', instance.own);
}

export function isDaemon({ module, block, instance }: Resource): boolean {
  return textOf(module.value(block.body, 'scheduling_strategy', instance.own)) === 'DAEMON';
}

/** No task is run where none is desired. A `DAEMON` has one on each instance of the cluster. */
function quantityOf(resource: Resource): Quantity {
  const { instance } = resource;
  if (isDaemon(resource)) return { kind: 'per-node', declared: true, known: true };
  const written = desiredOf(resource);
  const ignored = ignores(resource, 'desired_count');
  const count = written ? sizeOf(written) : 0;
  const remove = written && !ignored ? leaving(resource, 'desired_count') : undefined;
  return {
    kind: 'fixed',
    ...(count === undefined ? {} : { count }),
    declared: written !== undefined,
    known: instance.known && count !== undefined,
    ...(written && !ignored ? { at: located(count, written.at, written.through) } : {}),
    ...(remove ? { remove } : {}),
  };
}

/** A task definition in the words of CloudFormation; the first container's file is where it is written. */
function taskOf({ module, block, instance }: Resource): Node | undefined {
  const name = referred(
    module,
    block.body.attributes.get('task_definition')?.value,
    'aws_ecs_task_definition',
  );
  const task = name === undefined ? undefined : module.resource('aws_ecs_task_definition', name);
  if (!task) return undefined;
  const instances = instancesOf(module, task);
  const own =
    (instances.find(({ suffix }) => suffix === instance.suffix) ?? instances[0])?.own ?? instance.own;
  const definitions = definitionsOf(module, task.body.attributes.get('container_definitions')?.value, own);
  const mode = module.value(task.body, 'network_mode', own);
  const entries = [
    ...(definitions ? [entry('ContainerDefinitions', capitalised(definitions))] : []),
    ...(mode ? [entry('NetworkMode', mode)] : []),
  ];
  return mappingOf(entries, definitions?.at ?? task.at);
}

function entry(name: string, value: Node): Entry {
  return { key: scalar(name, value.at), value, at: value.at, own: true };
}

/** `portMappings` as CloudFormation writes it: `PortMappings`. */
function capitalised(root: Node): Node {
  return mapTree(root, (node) => {
    if (node.kind !== 'mapping') return node;
    const entries = [...node.entries].map(
      ([key, value]) => [key.charAt(0).toUpperCase() + key.slice(1), value] as const,
    );
    return { ...node, entries: new Map(entries) };
  });
}

/** https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/appautoscaling_target */
export function serviceScalers(module: Module, file: TerraformFile): readonly Autoscaler[] {
  return resourcesIn(file, TARGET).flatMap((block) =>
    resourceOf(module, file.source, block).flatMap((target): readonly Autoscaler[] => {
      const service = scaled(target);
      if (!service) return [];
      const size = (name: string) => sizeOf(module.value(block.body, name, target.instance.own));
      const [min, max] = [size('min_capacity'), size('max_capacity')];
      return [
        {
          name: target.name,
          term: 'Application Auto Scaling target',
          target: service.address,
          min,
          max,
          known: min !== undefined && max !== undefined,
        },
      ];
    }),
  );
}

/** What moves a service. */
export function targetsOf(service: Resource): readonly Resource[] {
  return allOf(service.module, TARGET).filter((target) => scaled(target)?.address === service.address);
}

/** The service that a target names, or the only one whose name its text ends with. */
function scaled({ module, block: { body }, instance: { own, suffix } }: Resource): Resource | undefined {
  const dimension = textOf(module.value(body, 'scalable_dimension', own));
  if (dimension !== undefined && dimension !== 'ecs:service:DesiredCount') return undefined;
  const name = referred(module, body.attributes.get('resource_id')?.value, SERVICE);
  const services = allOf(module, SERVICE);
  if (name !== undefined) {
    const named = services.filter(({ block }) => block.labels[1]?.value === name);
    return (
      named.find(({ instance }) => instance.suffix === suffix) ?? (named.length === 1 ? named[0] : undefined)
    );
  }
  const written = textOf(module.value(body, 'resource_id', own))
    ?.split('/')
    .at(-1);
  return services.find(({ called }) => called !== undefined && called === written);
}

/** A load balancer leads requests from outside to it. */
export function serviceRoutes(file: TerraformFile, types: readonly ProcessType[]): readonly Endpoint[] {
  return resourcesIn(file, SERVICE).flatMap(({ body, at: whole }) => {
    const balancer = body.blocks.find(
      ({ type, labels }) =>
        type.value === 'load_balancer' || (type.value === 'dynamic' && labels[0]?.value === 'load_balancer'),
    );
    const names = types.filter((type) => type.body === whole).map(({ name }) => name.value);
    return balancer ? [{ names: [], leadsTo: names, entry: true, at: balancer.type.at }] : [];
  });
}
