import { child, itemsOf, textOf } from '../../core/formats/tree';
import type { MappingNode, Node } from '../../core/formats/tree';
import { readYaml } from '../../core/formats/yaml/read';
import type { YamlFile } from '../../core/formats/yaml/read';
import type { SourceText } from '../../core/source';

/** A Blueprint, as written. */
export interface Blueprint {
  readonly source: SourceText;
  readonly file: YamlFile;
  readonly root: Node | undefined;
}

export function readBlueprint(source: SourceText, before?: Blueprint): Blueprint {
  const file = readYaml(source, before?.file);
  return { source, file, root: file.roots[0] };
}

/** What runs together: all of a Blueprint, or one environment of one of its projects. */
export interface Part {
  /** Empty for what stands in no project. */
  readonly name: string;
  readonly services: readonly MappingNode[];
  readonly databases: readonly MappingNode[];
}

/** The parts of a Blueprint (https://render.com/docs/blueprint-spec): its own, and those of `projects`. */
export function partsOf({ root }: Blueprint): readonly Part[] {
  const nested = itemsOf(child(root, 'projects')).flatMap((project) =>
    itemsOf(child(project, 'environments')).map((environment) =>
      partOf(environment, [project, environment].map((node) => textOf(child(node, 'name')) ?? '').join(' ')),
    ),
  );
  return [partOf(root, ''), ...nested].filter(
    ({ services, databases }) => services.length + databases.length > 0,
  );
}

function partOf(node: Node | undefined, name: string): Part {
  const mappings = (key: string) => itemsOf(child(node, key)).filter((item) => item.kind === 'mapping');
  return { name: name.trim(), services: mappings('services'), databases: mappings('databases') };
}
