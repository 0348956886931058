import { child, itemsOf, scalarOf, textOf } from '../../../core/formats/tree';
import type { Node } from '../../../core/formats/tree';
import type { Level } from './level';
import { idsOf } from './resource';
import type { Resource } from './resource';
import { changeAt } from './tree';

/** `vars`: names for fields of objects, which `$(NAME)` stands for in commands and environments. */
export interface Var {
  readonly name: string;
  readonly of: Resource;
  readonly path: readonly string[];
}

export function varsOf(level: Level): readonly Var[] {
  return itemsOf(child(level.root, 'vars')).flatMap((entry) => {
    const name = textOf(child(entry, 'name')) ?? '';
    const kind = textOf(child(entry, 'objref', 'kind'));
    const object = textOf(child(entry, 'objref', 'name'));
    const of = level.resources.find((resource) =>
      idsOf(resource).some((id) => id.name === object && id.kind === kind),
    );
    const path = (textOf(child(entry, 'fieldref', 'fieldpath')) ?? 'metadata.name').split('.');
    return of ? [{ name, of, path }] : [];
  });
}

const POD_SPECS = [
  ['spec'],
  ['spec', 'template', 'spec'],
  ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
];
const FIELDS = [['command'], ['args'], ['env', '*', 'value']];

/** Fills vars in where kustomize does (its `varreference` configuration): an image is no such place. */
export function fillVars(resources: readonly Resource[], vars: readonly Var[]): void {
  if (vars.length === 0) return;
  const values = new Map(
    vars.flatMap(({ name, of, path }) => {
      const text = textOf(scalarOf(child(of.node, ...path)));
      return text === undefined ? [] : [[name, text] as const];
    }),
  );
  const fill = (node: Node | undefined): Node | undefined => {
    if (node?.kind === 'sequence') return { ...node, items: node.items.map((item) => fill(item) ?? item) };
    if (node?.kind !== 'scalar' || !node.text.includes('$(')) return node;
    const text = node.text.replace(/\$\(([\w.-]+)\)/g, (whole, name: string) => values.get(name) ?? whole);
    return text === node.text ? node : { ...node, value: text, text };
  };
  for (const resource of resources)
    for (const pod of POD_SPECS)
      for (const list of ['containers', 'initContainers'])
        for (const field of FIELDS) {
          const after = changeAt(resource.node, [...pod, list, '*', ...field], fill, undefined);
          if (after.kind === 'mapping') resource.node = after;
        }
}
