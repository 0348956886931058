import { child, scalarOf, textOf } from '../../core/formats/tree';
import type { MappingNode, Node, ScalarNode } from '../../core/formats/tree';
import { readYaml } from '../../core/formats/yaml/read';
import type { YamlFile } from '../../core/formats/yaml/read';
import type { SourceText } from '../../core/source';

/** A file of App Engine, or of Cloud Run: one object for each of its YAML documents. */
export interface GoogleDocument {
  readonly source: SourceText;
  readonly file: YamlFile;
  readonly appEngine: MappingNode | undefined;
  readonly cloudRun: readonly MappingNode[];
}

export function readGoogle(source: SourceText, before?: GoogleDocument): GoogleDocument {
  const file = readYaml(source, before?.file);
  const roots = file.roots.filter((root): root is MappingNode => root?.kind === 'mapping');
  const [appEngine] = roots.filter((root) => root.entries.has('runtime'));
  return {
    source,
    file,
    appEngine,
    cloudRun: roots.filter((root) => textOf(child(root, 'kind')) !== undefined),
  };
}

/** A whole number, in quotes or without; undefined for what is none. */
export function wholeNumber(node: Node | undefined): number | undefined {
  const text = textOf(node);
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** The first of several scalars that is written. */
export function firstOf(...nodes: readonly (Node | undefined)[]): ScalarNode | undefined {
  return nodes.map(scalarOf).find((node) => node !== undefined && node.value !== null);
}
