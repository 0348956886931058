import { insertAttribute, inOrder, writeNumber } from '../../../core/formats/hcl/edit';
import { textOf } from '../../../core/formats/tree';
import type { Node } from '../../../core/formats/tree';
import type { Plan, Refusal, RunPlan, ScaleRequest, WritePlan } from '../../../core/manager';
import type { Change } from '../../../core/source';
import { folderOf, nameOf } from '../../../core/uri';
import { refusedTasks, tasksPlan } from '../ecs-scale';
import { capacityPlan, targetName, unnameable } from '../scale';
import { GROUP, sizesOf } from './group';
import { modulesOf } from './modules';
import { referred } from './references';
import { allOf, ignores } from './resource';
import type { Resource } from './resource';
import { desiredOf, SERVICE, targetsOf } from './service';
import { sizeOf } from './size';

/** The numbers of a resource as far as they bear on how many there are. */
interface Sizes {
  /** The argument that says how many; undefined where Terraform leaves it to others. */
  readonly desired: { readonly name: string; readonly node: Node | undefined } | undefined;
  readonly min: Bound | undefined;
  readonly max: Bound | undefined;
}

interface Bound {
  readonly name: string;
  readonly node: Node;
}

export function scaleTerraformGroup(request: ScaleRequest): readonly Plan[] | Refusal {
  const { count, processType } = request;
  if (!Number.isSafeInteger(count) || count < 0)
    return { refused: 'A capacity is a whole number from 0 on.' };
  const resource = resourceAt(request, GROUP);
  if (!resource) return GONE;
  const { min, max, desired } = sizesOf(resource);
  const sizes: Sizes = {
    desired: ignores(resource, 'desired_capacity') ? undefined : { name: 'desired_capacity', node: desired },
    min: min && { name: 'min_size', node: min },
    max: max && { name: 'max_size', node: max },
  };
  const outside = outsideOf(sizes, count);
  const name = resource.called ?? targetName(request);
  if (name?.startsWith('-') === true) return { refused: unnameable(name) };
  const run = name === undefined || outside !== undefined ? [] : [capacityPlan(request, name)];
  const refused =
    outside === undefined
      ? `AWS or a run of Terraform gives "${processType.name.value}" its name: choose the group (\`aws autoscaling describe-auto-scaling-groups\` lists them).`
      : `The API refuses a capacity ${outside}: change that first.`;
  const warning = outside === undefined ? [] : [`The API refuses a capacity ${outside}: it is moved too.`];
  return planned(resource, request, sizes, { run, warning, refused });
}

export function scaleTerraformService(request: ScaleRequest): readonly Plan[] | Refusal {
  const tooMany = refusedTasks(request);
  if (tooMany !== undefined) return { refused: tooMany };
  const resource = resourceAt(request, SERVICE);
  if (!resource) return GONE;
  const sizes: Sizes = {
    desired: ignores(resource, 'desired_count')
      ? undefined
      : { name: 'desired_count', node: desiredOf(resource) },
    ...boundsOf(resource),
  };
  const run = tasksPlan(request, clusterOf(resource), resource.called);
  const refused = `AWS or a run of Terraform gives the service or its cluster its name: \`terraform state show '${resource.address}'\` tells it, for \`aws ecs update-service --desired-count ${request.count}\`.`;
  return planned(resource, request, sizes, { run, warning: [], refused });
}

const GONE: Refusal = { refused: 'The resource is not there any more.' };

interface Answer {
  readonly run: readonly RunPlan[];
  readonly warning: readonly string[];
  readonly refused: string;
}

function planned(
  resource: Resource,
  request: ScaleRequest,
  sizes: Sizes,
  { run, warning, refused }: Answer,
): readonly Plan[] | Refusal {
  const reset =
    sizes.desired?.node === undefined ? [] : ['The next `terraform apply` sets back what the files say.'];
  const plans = [
    ...run.map((plan) => ({ ...plan, warnings: [...plan.warnings, ...reset] })),
    ...writePlan(resource, request, sizes, warning),
  ];
  // A name that a person can choose by a target comes before a file that can be changed.
  return plans.length > 0 ? plans : { refused };
}

function outsideOf({ min, max }: Sizes, count: number): string | undefined {
  const [least, most] = [sizeOf(min?.node), sizeOf(max?.node)];
  if (min && least !== undefined && count < least) return `below ${min.name}, which is ${least}`;
  if (max && most !== undefined && count > most) return `above ${max.name}, which is ${most}`;
  return undefined;
}

/** Where each number is written, be it at a variable; a number that is not there yet is added to the resource. */
function writePlan(
  { block, source, module, instance }: Resource,
  { count }: ScaleRequest,
  { desired, min, max }: Sizes,
  warning: readonly string[],
): readonly WritePlan[] {
  const bounds = [
    ...(min && count < (sizeOf(min.node) ?? 0) ? [min] : []),
    ...(max && count > (sizeOf(max.node) ?? count) ? [max] : []),
  ];
  const places = [...(desired?.node ? [{ name: desired.name, node: desired.node }] : []), ...bounds];
  const written = writeNumber(
    places.map(({ node }) => node),
    count,
    (uri) => module.text(uri),
  );
  const adds = desired !== undefined && !desired.node;
  const added =
    adds && !source.uri.endsWith('.json')
      ? insertAttribute(source.text, block.body, desired.name, String(count))
      : undefined;
  if (!written || (adds && !added) || (places.length === 0 && !added)) return [];
  const changes = added ? withEdit(written, { uri: source.uri, edits: [added] }) : written;
  const names = [...(added && desired ? [desired.name] : []), ...places.map(({ name }) => name)];
  const elsewhere = changes.filter(({ uri }) => uri !== source.uri).map(({ uri }) => nameOf(uri));
  const shared = places.some(({ node }) => node.through.length > 0);
  return [
    {
      verb: 'write',
      title: `Write ${names.join(' and ')} = ${count}${elsewhere.length > 0 ? ` in ${elsewhere.join(', ')}` : ''}`,
      changes,
      warnings: [
        ...warning,
        '`terraform apply` makes it so, and each one then sets it again, whatever a scaling policy made of it.',
        ...(shared ? ['It is written at a variable or a local value, which may say it for others too.'] : []),
        ...(instance.suffix === '' ? [] : ['It may be written for all that the block makes.']),
      ],
    },
  ];
}

function withEdit(changes: readonly Change[], own: Change): readonly Change[] {
  const same = changes.find(({ uri }) => uri === own.uri);
  const edits = inOrder([...(same?.edits ?? []), ...own.edits]);
  return [...changes.filter((change) => change !== same), { uri: own.uri, edits }];
}

function resourceAt({ processType, environment, source }: ScaleRequest, type: string): Resource | undefined {
  return modulesOf(environment.files, source)
    .used(folderOf(processType.body.uri))
    .flatMap((module) => allOf(module, type))
    .find(({ address }) => address === processType.key);
}

/** The name of the cluster; a service that names none is in the one called `default`. */
function clusterOf({ module, block, instance }: Resource): string | undefined {
  const attribute = block.body.attributes.get('cluster');
  if (!attribute) return 'default';
  const label = referred(module, attribute.value, 'aws_ecs_cluster');
  const cluster = label === undefined ? undefined : module.resource('aws_ecs_cluster', label);
  if (cluster) return textOf(module.value(cluster.body, 'name'));
  const written = textOf(module.value(block.body, 'cluster', instance.own));
  return written?.replace(/^arn:[^/]*:cluster\//, '');
}

/** The bounds of what moves a service. */
function boundsOf(resource: Resource): Pick<Sizes, 'min' | 'max'> {
  const [target] = targetsOf(resource);
  const bound = (name: string): Bound | undefined => {
    const node = target && resource.module.value(target.block.body, name, target.instance.own);
    return node && { name, node };
  };
  return { min: bound('min_capacity'), max: bound('max_capacity') };
}
