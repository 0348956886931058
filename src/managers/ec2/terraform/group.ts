import type { Autoscaler, Endpoint, ProcessType, Quantity } from '../../../core/model';
import { located } from '../../../core/source';
import { resourcesIn } from './file';
import type { TerraformFile } from './file';
import type { Module } from './module';
import { referencesIn, referred } from './references';
import { ignores, declaredAt, leaving, resourceOf } from './resource';
import type { Resource } from './resource';
import { sizeOf } from './size';

export const GROUP = 'aws_autoscaling_group';
export const GROUP_TERM = 'Auto Scaling group';

/** Where the sizes of a group are written. */
export function sizesOf({ module, block, instance }: Resource) {
  const size = (name: string) => module.value(block.body, name, instance.own);
  return { min: size('min_size'), max: size('max_size'), desired: size('desired_capacity') };
}

/** https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/autoscaling_group */
export function groupTypeOf(resource: Resource): ProcessType {
  const { name, alsoNamed, address, called, block } = resource;
  return {
    name,
    key: address,
    alsoNamed,
    manager: 'ec2',
    term: GROUP_TERM,
    role: 'process',
    quantity: quantityOf(resource),
    needs: [],
    traits: [],
    body: block.at,
    declarations: declaredAt(resource),
    config: () => (called === undefined ? {} : { name: called }),
  };
}

/** The capacity begins at the least where none is desired, or where Terraform leaves it as it is. */
function quantityOf(resource: Resource): Quantity {
  const sizes = sizesOf(resource);
  const [min, max] = [sizeOf(sizes.min), sizeOf(sizes.max)];
  const desired = ignores(resource, 'desired_capacity') ? undefined : sizes.desired;
  const count = desired ? sizeOf(desired) : min;
  const remove = desired && leaving(resource, 'desired_capacity');
  return {
    kind: 'range',
    ...(count === undefined ? {} : { count }),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    declared: true,
    known: resource.instance.known && min !== undefined && max !== undefined && count !== undefined,
    ...(desired ? { at: located(count, desired.at, desired.through) } : {}),
    ...(remove ? { remove } : {}),
  };
}

/** The first policy of each group; they all move it between the sizes of the group. */
export function groupScalers(module: Module, file: TerraformFile): readonly Autoscaler[] {
  const scalers = new Map<string, Autoscaler>();
  for (const block of resourcesIn(file, 'aws_autoscaling_policy')) {
    const [, label] = block.labels;
    const name = referred(module, block.body.attributes.get('autoscaling_group_name')?.value, GROUP);
    const group = name === undefined ? undefined : module.resource(GROUP, name);
    const source = group && module.text(group.at.uri);
    if (!label || !source) continue;
    for (const resource of resourceOf(module, source, group)) {
      const { address } = resource;
      const sizes = sizesOf(resource);
      const [min, max] = [sizeOf(sizes.min), sizeOf(sizes.max)];
      const known = min !== undefined && max !== undefined;
      if (!scalers.has(address))
        scalers.set(address, { name: label, term: 'scaling policy', target: address, min, max, known });
    }
  }
  return [...scalers.values()];
}

/** A load balancer leads requests from outside to it. */
export function groupRoutes(file: TerraformFile, types: readonly ProcessType[]): readonly Endpoint[] {
  return resourcesIn(file, GROUP).flatMap(({ body, at: whole }) => {
    const attribute = body.attributes.get('target_group_arns') ?? body.attributes.get('load_balancers');
    if (!attribute || referencesIn(attribute.value).length === 0) return [];
    const names = types.filter((type) => type.body === whole).map(({ name }) => name.value);
    return [{ names: [], leadsTo: names, entry: true, at: attribute.at }];
  });
}
