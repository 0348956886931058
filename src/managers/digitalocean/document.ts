import { child, itemsOf, textOf } from '../../core/formats/tree';
import type { MappingNode, Node } from '../../core/formats/tree';
import { readYaml } from '../../core/formats/yaml/read';
import type { YamlFile } from '../../core/formats/yaml/read';
import type { SourceText } from '../../core/source';

/** An app spec of App Platform as written; a template for the button to deploy it holds one under `spec`. */
export interface AppSpec {
  readonly source: SourceText;
  readonly file: YamlFile;
  /** Of the whole file. */
  readonly root: Node | undefined;
  readonly spec: Node | undefined;
}

export function readAppSpec(source: SourceText, before?: AppSpec): AppSpec {
  const file = readYaml(source, before?.file);
  const [root] = file.roots;
  return { source, file, root, spec: child(root, 'spec') ?? root };
}

/** The kinds of components that are processes of the app (https://docs.digitalocean.com/products/app-platform/reference/app-spec/). */
export const KINDS = { services: 'service', workers: 'worker', jobs: 'job' } as const;

export type Kind = keyof typeof KINDS;

/** A component with its kind; static sites and functions run no process. */
export interface Component {
  readonly kind: Kind;
  readonly node: MappingNode;
}

export function componentsOf({ spec }: AppSpec): readonly Component[] {
  return (Object.keys(KINDS) as Kind[]).flatMap((kind) =>
    mappingsIn(spec, kind).map((node) => ({ kind, node })),
  );
}

export function databasesOf({ spec }: AppSpec): readonly MappingNode[] {
  return mappingsIn(spec, 'databases');
}

export function nameOfApp({ spec }: AppSpec): string | undefined {
  return textOf(child(spec, 'name'));
}

function mappingsIn(spec: Node | undefined, key: string): readonly MappingNode[] {
  return itemsOf(child(spec, key)).filter((item) => item.kind === 'mapping');
}
