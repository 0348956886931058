import { child, scalarOf, textOf } from '../../core/formats/tree';
import type { MappingNode, Node, ScalarNode } from '../../core/formats/tree';
import { readYaml } from '../../core/formats/yaml/read';
import type { YamlFile } from '../../core/formats/yaml/read';
import type { Problem } from '../../core/problem';
import { contains } from '../../core/source';
import type { Origin, SourceText, Uri } from '../../core/source';
import { folderOf } from '../../core/uri';
import { filesIn } from './kustomize/named-files';
import { listed } from './listed';

/** One file of manifests: its objects in order, those of lists among them. */
export interface KubernetesDocument {
  readonly source: SourceText;
  readonly file: YamlFile;
  /** The root of each YAML document that is not empty. */
  readonly roots: readonly Node[];
  readonly objects: readonly KubernetesObject[];
  readonly problems: readonly Problem[];
  /** The files that it takes in where it is a kustomization. */
  readonly pulled: () => ReadonlySet<Uri>;
  readonly self: Self;
}

/** What the versions of one file have in common. */
interface Self {
  /** Itself, as it is when asked: of an object that a later version took over, that version. */
  document?: KubernetesDocument;
  /** The objects by the nodes that a later version may take over. */
  readonly objects: WeakMap<Node, KubernetesObject>;
}

export interface KubernetesObject {
  readonly kind: string;
  /** The API group; empty for the core. */
  readonly group: string;
  readonly name: ScalarNode;
  readonly namespace?: string;
  /** What names it inside its cluster. */
  readonly key: string;
  readonly node: MappingNode;
  /** The files that its parts are written in: one, or several where kustomize put it together. */
  readonly files: Files;
  /** The names it had before an overlay renamed it. */
  readonly formerNames?: readonly string[];
  /** Where it is declared, and each place that declares it again; the name alone where that is all. */
  readonly places?: readonly Origin[];
}

export type Files = (uri: Uri) => KubernetesDocument | undefined;

export function readKubernetes(source: SourceText, before?: KubernetesDocument): KubernetesDocument {
  const file = readYaml(source, before?.file);
  const roots = file.roots.filter((root) => root !== undefined);
  const self = before?.self ?? { objects: new WeakMap<Node, KubernetesObject>() };
  const files = filesOf(source.uri, self);
  const objects: KubernetesObject[] = [];
  for (const node of listed(roots)) {
    const known = self.objects.get(node);
    const object = known ?? objectOf(node, files);
    if (!object) continue;
    if (!known) self.objects.set(node, object);
    objects.push(object);
  }
  let pulled: ReadonlySet<Uri> | undefined;
  const document: KubernetesDocument = {
    source,
    file,
    roots,
    objects,
    problems: file.problems,
    pulled: () => (pulled ??= filesIn(roots[0], folderOf(source.uri))),
    self,
  };
  self.document = document;
  return document;
}

/** Holds on to no version: an object outlives the one that it was read in. */
function filesOf(own: Uri, self: Self): Files {
  return (uri) => (uri === own ? self.document : undefined);
}

/** The text of the file that a part of an object is written in. */
export function textAt(object: KubernetesObject, { uri }: Origin): string | undefined {
  return object.files(uri)?.source.text;
}

/** The root of the YAML document that holds a place. */
export function rootAt({ files }: KubernetesObject, { uri, span }: Origin): Node | undefined {
  return files(uri)?.roots.find(({ at }) => contains(at.span, span.start));
}

export function objectOf(node: Node, files: Files): KubernetesObject | undefined {
  const kind = textOf(child(node, 'kind'));
  const api = textOf(child(node, 'apiVersion'));
  const name = [child(node, 'metadata', 'name'), child(node, 'metadata', 'generateName')]
    .map(scalarOf)
    .find((scalar) => textOf(scalar) !== undefined);
  if (node.kind !== 'mapping' || kind === undefined || api === undefined || !name) return undefined;
  const namespace = textOf(child(node, 'metadata', 'namespace'));
  const group = api.includes('/') ? api.slice(0, api.indexOf('/')) : '';
  const key = keyOf(kind, namespace, name.text);
  return { kind, group, name, ...(namespace ? { namespace } : {}), key, node, files };
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
