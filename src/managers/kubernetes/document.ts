import { child, itemsOf, scalarOf, textOf } from '../../core/formats/tree';
import type { MappingNode, Node, ScalarNode } from '../../core/formats/tree';
import { readYaml } from '../../core/formats/yaml/read';
import type { Problem } from '../../core/problem';
import type { SourceText } from '../../core/source';

/** One file of manifests: its objects in order, those of lists among them. */
export interface KubernetesDocument {
  readonly source: SourceText;
  readonly objects: readonly KubernetesObject[];
  readonly problems: readonly Problem[];
}

export interface KubernetesObject {
  readonly kind: string;
  /** The API group; empty for the core. */
  readonly group: string;
  readonly name: ScalarNode;
  readonly namespace?: string;
  readonly node: MappingNode;
  /** The root of the YAML document that it stands in. */
  readonly root: Node;
  readonly source: SourceText;
}

export function readKubernetes(source: SourceText): KubernetesDocument {
  const { roots, problems } = readYaml(source);
  const objects = roots.flatMap((root) =>
    root ? flatten(root).flatMap((node) => objectOf(node, root, source)) : [],
  );
  return { source, objects, problems };
}

/** The items of a list in its place; a list in a list is none of Kubernetes'. */
function flatten(root: Node): readonly Node[] {
  return textOf(child(root, 'kind'))?.endsWith('List') ? itemsOf(child(root, 'items')) : [root];
}

function objectOf(node: Node, root: Node, source: SourceText): KubernetesObject[] {
  const kind = textOf(child(node, 'kind'));
  const api = textOf(child(node, 'apiVersion'));
  const name = [child(node, 'metadata', 'name'), child(node, 'metadata', 'generateName')]
    .map(scalarOf)
    .find((scalar) => textOf(scalar) !== undefined);
  if (node.kind !== 'mapping' || kind === undefined || api === undefined || !name) return [];
  const namespace = textOf(child(node, 'metadata', 'namespace'));
  const group = api.includes('/') ? api.slice(0, api.indexOf('/')) : '';
  return [{ kind, group, name, ...(namespace ? { namespace } : {}), node, root, source }];
}

/** What names an object inside its cluster. */
export function keyOf(kind: string, namespace: string | undefined, name: string): string {
  return `${kind}/${namespace === undefined || namespace === '' ? 'default' : namespace}/${name}`;
}

/** A mapping of names to texts, such as labels. */
export function textsOf(node: Node | undefined): Record<string, string> {
  if (node?.kind !== 'mapping') return {};
  return Object.fromEntries(
    [...node.entries].flatMap(([key, { value }]) => {
      const text = textOf(value);
      return text === undefined ? [] : [[key, text]];
    }),
  );
}
