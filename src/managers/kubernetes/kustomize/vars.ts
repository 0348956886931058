import { child, itemsOf, scalarOf, textOf } from '../../../core/formats/tree';
import type { Node } from '../../../core/formats/tree';
import type { Level } from './level';
import { idsOf, nowNamed } from './resource';
import type { Resource } from './resource';
import type { Settings } from './settings';
import { changeAt } from './tree';

/** `vars`: names for fields of objects, which `$(NAME)` stands for in commands and environments. */
export interface Var {
  readonly name: string;
  readonly of: Resource;
  readonly path: readonly string[];
}

export function varsOf(level: Level): readonly Var[] {
  const known = new Set(level.vars.map(({ name }) => name));
  return itemsOf(child(level.root, 'vars')).flatMap((entry) => {
    const name = textOf(child(entry, 'name')) ?? '';
    const kind = textOf(child(entry, 'objref', 'kind'));
    const object = textOf(child(entry, 'objref', 'name'));
    const of = level.resources.find((resource) =>
      idsOf(resource).some((id) => id.name === object && id.kind === kind),
    );
    if (known.has(name))
      level.refuse(`A var ${name} is there already: kustomize refuses another one.`, entry.at);
    known.add(name);
    const path = (textOf(child(entry, 'fieldref', 'fieldpath')) ?? 'metadata.name').split('.');
    const field = child(entry, 'fieldref', 'fieldpath');
    if (!of && level.whole) level.refuse(`No object is there for the var ${name}.`, entry.at);
    if (of && field && !child(of.node, ...path))
      level.refuse(`The object of the var ${name} has no such field.`, field.at);
    return of ? [{ name, of, path }] : [];
  });
}

/** Longer than any command: what comes to more was made to exhaust memory. */
export const LONGEST_TEXT = 1_000_000;

/** Fills vars in where kustomize does (its `varreference` configuration): an image is no such place. */
export function fillVars(
  resources: readonly Resource[],
  vars: readonly Var[],
  { varReferences }: Settings,
): void {
  if (vars.length === 0) return;
  const values = new Map<string, string>(
    vars.flatMap(({ name, of, path }) => {
      const node = scalarOf(child(of.node, ...path));
      const text = textOf(node);
      return text === undefined || !node?.known ? [] : [[name, text] as const];
    }),
  );
  const fill = (node: Node | undefined): Node | undefined => {
    if (node?.kind === 'sequence') return { ...node, items: node.items.map((item) => fill(item) ?? item) };
    if (node?.kind !== 'scalar' || !node.text.includes('$(')) return node;
    let room = LONGEST_TEXT;
    const text = node.text.replace(/\$\(([\w.-]+)\)/g, (whole, name: string) => {
      const value = values.get(name) ?? whole;
      room -= value.length;
      return room < 0 ? whole : value;
    });
    return text === node.text ? node : { ...node, value: text, text };
  };
  for (const resource of resources) {
    const { kind } = nowNamed(resource);
    for (const { kind: wanted, path } of varReferences) {
      if (wanted !== undefined && wanted !== kind) continue;
      const after = changeAt(resource.node, path, fill, undefined);
      if (after.kind === 'mapping') resource.node = after;
    }
  }
}
