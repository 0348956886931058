import { child, itemsOf, scalarOf, textOf } from '../../core/formats/tree';
import type { Node, ScalarNode } from '../../core/formats/tree';
import type { Passage } from '../../core/source';
import { literal, referenceOf } from './document';
import type { Template } from './document';

/** `${Name}` in the text of `!Sub`, where `${!Name}` stands for itself. */
const HOLE = /\$\{(!?)([^}]*)\}/g;

/**
 * A text with the defaults of the parameters in the place of what `!Ref` and `!Sub` name; undefined where only a
 * deployment knows it.
 */
export function substituted(template: Template, node: Node): ScalarNode | undefined {
  const text = substitutionOf(node);
  if (!text) return literal(template, node);
  let known = true;
  const value = text.text.replace(HOLE, (_, kept: string, name: string) => {
    if (kept) return `\${${name}}`;
    const standard = textOf(scalarOf(child(template.root, 'Parameters', name.trim(), 'Default')));
    known &&= standard !== undefined;
    return standard ?? '';
  });
  if (!known) return undefined;
  const passage: Passage = { via: 'variable', at: text.at };
  return value === text.text ? text : { ...text, text: value, value, through: [...text.through, passage] };
}

/** The name behind the last slash, as `!Sub` writes it: `${Name}` where it is the value of a reference. */
export function lastName(node: Node | undefined): string | undefined {
  const joined = node?.kind === 'sequence' && node.tag === '!Join' ? node : child(node, 'Fn::Join');
  const last = joined ? itemsOf(itemsOf(joined)[1]).at(-1) : node;
  const reference = last && referenceOf(last);
  if (reference !== undefined) return `\${${reference}}`;
  const plain = last?.kind === 'scalar' && last.tag === undefined ? last : undefined;
  return (last && (substitutionOf(last) ?? plain))?.text.split('/').at(-1);
}

/** The text of a `!Sub` that names no values of its own. */
function substitutionOf(node: Node): ScalarNode | undefined {
  if (node.kind === 'scalar') return node.tag === '!Sub' ? node : undefined;
  return node.kind === 'mapping' && node.entries.size === 1 ? scalarOf(child(node, 'Fn::Sub')) : undefined;
}
