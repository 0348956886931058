import { insertAttribute, insertBlock, insertItem } from '../../../core/formats/hcl/edit';
import type { Block } from '../../../core/formats/hcl/syntax';
import { textOf } from '../../../core/formats/tree';
import { located } from '../../../core/source';
import type { Located, Origin, SourceText } from '../../../core/source';
import type { Repair } from '../../../core/trait';
import { instancesOf } from './instances';
import type { Instance } from './instances';
import type { Module } from './module';

/** One thing that a resource block makes, and what it is called. */
export interface Resource {
  readonly module: Module;
  readonly source: SourceText;
  readonly block: Block;
  readonly instance: Instance;
  /** As Terraform calls it: `aws_ecs_service.web[0]`. */
  readonly address: string;
  readonly name: Located<string>;
  readonly alsoNamed: readonly string[];
  /** The name that AWS knows it by; undefined where AWS or a run of Terraform makes it up. */
  readonly called: string | undefined;
}

/** Names that say nothing: what the only resource of its type is called by custom. */
const UNTOLD = /^(?:this|main|default|resource|ecs|asg|service|ecs_service|autoscaling_group)$/;

export function resourceOf(module: Module, source: SourceText, block: Block): readonly Resource[] {
  const [type, label] = block.labels;
  if (!type || !label) return [];
  return instancesOf(module, block).map((instance) => {
    const { suffix, key, own } = instance;
    const address = `${module.prefix}${type.value}.${label.value}${suffix}`;
    const written = textOf(module.value(block.body, 'name', own));
    const called = written === '' ? undefined : written;
    const told = UNTOLD.test(label.value) ? (key ?? called ?? label.value) : `${label.value}${suffix}`;
    // Beside a service of that name a group is where its tasks run.
    const isPlace =
      type.value === 'aws_autoscaling_group' && module.resource('aws_ecs_service', label.value) !== undefined;
    const name = isPlace ? located(address, label.at) : nameIn(module, located(told, label.at));
    const others = isPlace ? [called] : [called, key, told, plain(label.value), label.value];
    return {
      module,
      source,
      block,
      instance: { ...instance, known: instance.known && (module.call?.known ?? true) },
      address,
      name,
      alsoNamed: [...new Set(others)].filter(
        (other) => other !== undefined && other !== '' && other !== name.value && !UNTOLD.test(other),
      ) as string[],
      called,
    };
  });
}

/** The block, and the call that makes something of it. */
export function declaredAt({ block, name }: Resource): readonly Origin[] {
  const own = block.labels[1]?.at ?? block.at;
  return own === name.at ? [own] : [own, name.at];
}

/** What a call makes goes by the name of the call, with its own behind it where the call makes several things. */
function nameIn(module: Module, own: Located<string>): Located<string> {
  const { call } = module;
  if (!call) return own;
  const blocks = ['aws_ecs_service', 'aws_autoscaling_group'].flatMap((type) => module.resourcesOf(type));
  const made = blocks.flatMap((block) => instancesOf(module, block));
  const name = `${call.label.value}${call.suffix}`;
  return located(made.length > 1 ? `${name}.${own.value}` : name, call.label.at);
}

/** All that the blocks of a type make in a module. */
export function allOf(module: Module, type: string): readonly Resource[] {
  return module.resourcesOf(type).flatMap((block) => {
    const source = module.text(block.at.uri);
    return source ? resourceOf(module, source, block) : [];
  });
}

/** A label as other managers would write it: `web-server` of `web_server_asg`. */
function plain(label: string): string {
  return label
    .replace(/[_-](?:asg|autoscaling_group|group|ecs_service|service|svc)$/, '')
    .replaceAll('_', '-');
}

/** True where Terraform leaves what it finds: `lifecycle { ignore_changes = [...] }`. */
export function ignores({ block }: Resource, argument: string): boolean {
  return (block.body.blocks.filter(({ type }) => type.value === 'lifecycle') ?? []).some(({ body }) => {
    const ignored = body.attributes.get('ignore_changes')?.value;
    if (ignored?.kind === 'name') return ignored.name === 'all';
    if (ignored?.kind === 'literal') return ignored.text === 'all';
    if (ignored?.kind !== 'list') return false;
    return ignored.items.some((item) =>
      item.kind === 'name' ? item.name === argument : item.kind === 'literal' && item.text === argument,
    );
  });
}

/** Has Terraform leave an argument to whoever else changes it; undefined where that cannot be written. */
export function leaving({ block, source }: Resource, argument: string): Repair | undefined {
  if (source.uri.endsWith('.json')) return undefined;
  const [lifecycle] = block.body.blocks.filter(({ type }) => type.value === 'lifecycle');
  const ignored = lifecycle?.body.attributes.get('ignore_changes')?.value;
  if (ignored && ignored.kind !== 'list') return undefined;
  const edit = () =>
    ignored
      ? insertItem(source.text, ignored, argument)
      : lifecycle
        ? insertAttribute(source.text, lifecycle.body, 'ignore_changes', `[${argument}]`)
        : insertBlock(source.text, block.body, 'lifecycle', `ignore_changes = [${argument}]`);
  if (!edit()) return undefined;
  return {
    title: `Ignore changes of ${argument}`,
    change: () => {
      const made = edit();
      return { uri: source.uri, edits: made ? [made] : [] };
    },
  };
}
