import { child, entriesOf, scalarOf, textOf } from '../../core/formats/tree';
import type { Entry, Node, ScalarNode, SequenceNode } from '../../core/formats/tree';
import { readYaml } from '../../core/formats/yaml/read';
import type { Problem } from '../../core/problem';
import type { Passage, SourceText } from '../../core/source';

/** A CloudFormation template as written. */
export interface Template {
  readonly source: SourceText;
  readonly root: Node | undefined;
  readonly problems: readonly Problem[];
}

export function readTemplate(source: SourceText): Template {
  const { roots, problems } = readYaml(source);
  return { source, root: roots.find((root) => root !== undefined), problems };
}

/** The resources of a type by logical id. */
export function resourcesOf({ root }: Template, type: string): readonly Entry[] {
  return entriesOf(child(root, 'Resources')).filter(({ value }) => textOf(child(value, 'Type')) === type);
}

/** The Auto Scaling groups by logical id. */
export function groupsOf(template: Template): readonly Entry[] {
  return resourcesOf(template, 'AWS::AutoScaling::AutoScalingGroup');
}

/** The logical ids that a value refers to, by `!Ref`, `!GetAtt`, or in the text of `!Sub`. */
export function referencesIn(node: Node | undefined): readonly string[] {
  if (!node) return [];
  if (node.kind === 'sequence') {
    const [first] = node.items;
    const own = node.tag === '!GetAtt' && first?.kind === 'scalar' ? [first.text] : [];
    return [...own, ...node.items.flatMap(referencesIn)];
  }
  if (node.kind === 'mapping')
    return [...node.entries.values()].flatMap(({ key, value }) => [
      ...(/^(Ref|Fn::GetAtt)$/.test(key.text) ? (idsIn(value) ?? []) : []),
      ...referencesIn(value),
    ]);
  if (node.tag === '!Ref' || node.tag === '!GetAtt') return idsIn(node) ?? [];
  return [...node.text.matchAll(/\$\{([A-Za-z0-9]+)(?:\.[^}]*)?\}/g)].flatMap(([, id]) => id ?? []);
}

/** `Service.Name`, or `[Service, Name]`, for the logical id `Service`. */
function idsIn(node: Node): readonly string[] | undefined {
  const scalar = node.kind === 'sequence' ? node.items[0] : node;
  const [id] = textOf(scalarOf(scalar))?.split('.') ?? [];
  return id === undefined ? undefined : [id];
}

/** The name that a group is given; without one CloudFormation makes it up. */
export function literalName(group: Node): string | undefined {
  const node = scalarOf(child(group, 'Properties', 'AutoScalingGroupName'));
  return node?.tag === undefined ? textOf(node) : undefined;
}

/**
 * A value with the parameter's default in the place of a reference, and with what a mapping holds in the place where it
 * is looked up; undefined where only a deployment knows it.
 */
export function literal(template: Template, node: Node | undefined): ScalarNode | undefined {
  if (!node) return undefined;
  const keys = node.tag === '!FindInMap' ? node : child(node, 'Fn::FindInMap');
  if (keys?.kind === 'sequence') return mapped(template, node, keys);
  const name = referenceOf(node);
  if (name === undefined) return node.kind === 'scalar' && node.tag === undefined ? node : undefined;
  const standard = scalarOf(child(template.root, 'Parameters', name, 'Default'));
  const passage: Passage = { via: 'variable', at: node.at };
  return standard && { ...standard, through: [...standard.through, passage] };
}

/** `!FindInMap [Sizes, !Ref Stage, Most]`; a region or an account is only known where it is deployed. */
function mapped(template: Template, use: Node, { items }: SequenceNode): ScalarNode | undefined {
  const path = items.map((item) => (item.kind === 'sequence' ? undefined : textOf(literal(template, item))));
  if (path.length !== 3 || !path.every((key) => key !== undefined)) return undefined;
  const found = scalarOf(child(template.root, 'Mappings', ...path));
  const passage: Passage = { via: 'variable', at: use.at };
  return found && found.tag === undefined ? { ...found, through: [...found.through, passage] } : undefined;
}

/** The name that a `!Ref` is to. */
export function referenceOf(node: Node): string | undefined {
  if (node.kind === 'scalar') return node.tag === '!Ref' ? node.text : undefined;
  return node.kind === 'mapping' && node.entries.size === 1 ? textOf(child(node, 'Ref')) : undefined;
}

/** A size: a whole number, or more often a string of digits. */
export function sizeOf(node: ScalarNode | undefined): number | undefined {
  const size = node && /^\d{1,9}$/.test(node.text) ? Number(node.text) : undefined;
  return size;
}
