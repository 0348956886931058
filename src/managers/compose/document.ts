import { readYaml } from '../../core/formats/yaml/read';
import type { YamlFile } from '../../core/formats/yaml/read';
import { isNull } from '../../core/formats/tree';
import type { MappingNode, Node } from '../../core/formats/tree';
import { syntaxProblem } from '../../core/problem';
import type { Problem } from '../../core/problem';
import type { SourceText } from '../../core/source';

/** One compose file as written. */
export interface ComposeDocument {
  readonly source: SourceText;
  readonly root: Node | undefined;
  readonly problems: readonly Problem[];
}

/** Several documents in one file are merged by Compose like override files; the first holds the services in practice. */
export function readCompose(source: SourceText): ComposeDocument {
  const file: YamlFile = readYaml(source);
  const root = file.roots.find((candidate) => candidate !== undefined);
  return { source, root, problems: [...file.problems, ...shapeProblems(root)] };
}

function shapeProblems(root: Node | undefined): Problem[] {
  if (!root || isNull(root)) return [];
  if (root.kind !== 'mapping')
    return [syntaxProblem('A compose file is a mapping with `services`.', root.at)];
  const services = root.entries.get('services')?.value;
  if (!services || isNull(services)) return [];
  if (services.kind !== 'mapping')
    return [syntaxProblem('`services` must be a mapping of names to services.', services.at)];
  return [...services.entries.values()]
    .filter(({ value }) => value.kind !== 'mapping' && !isTagged(value))
    .map(({ key, value }) =>
      syntaxProblem(`Service "${key.text}" must be a mapping.`, isNull(value) ? key.at : value.at),
    );
}

const isTagged = ({ tag }: Node) => tag === '!reset';

/** The services of a tree by name: only those that are mappings. */
export function servicesOf(
  root: Node | undefined,
): readonly { readonly name: string; readonly service: MappingNode }[] {
  const services = root?.kind === 'mapping' ? root.entries.get('services')?.value : undefined;
  if (services?.kind !== 'mapping') return [];
  return [...services.entries].flatMap(([name, { value }]) =>
    value.kind === 'mapping' ? [{ name, service: value }] : [],
  );
}
