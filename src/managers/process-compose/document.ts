import { child, entriesOf, isNull } from '../../core/formats/tree';
import type { Entry, MappingNode, Node } from '../../core/formats/tree';
import { readYaml } from '../../core/formats/yaml/read';
import type { YamlFile } from '../../core/formats/yaml/read';
import { syntaxProblem } from '../../core/problem';
import type { Problem } from '../../core/problem';
import type { SourceText } from '../../core/source';

/** One file of process-compose, as written. */
export interface ProcessFile {
  readonly source: SourceText;
  readonly file: YamlFile;
  readonly root: Node | undefined;
  readonly problems: readonly Problem[];
}

export function readProcessFile(source: SourceText, before?: ProcessFile): ProcessFile {
  const file = readYaml(source, before?.file);
  const [root] = file.roots;
  return { source, file, root, problems: [...file.problems, ...shapeProblems(root)] };
}

/** A process, and the entry that declares it. */
export interface Process {
  readonly name: string;
  readonly entry: Entry;
  readonly node: MappingNode;
}

/** The processes of a tree: only those that are mappings. */
export function processesOf(tree: Node | undefined): readonly Process[] {
  return entriesOf(child(tree, 'processes')).flatMap((entry) =>
    entry.value.kind === 'mapping' ? [{ name: entry.key.text, entry, node: entry.value }] : [],
  );
}

function shapeProblems(root: Node | undefined): readonly Problem[] {
  const processes = child(root, 'processes');
  if (!processes || isNull(processes)) return [];
  if (processes.kind !== 'mapping')
    return [syntaxProblem('`processes` must be a mapping of names to processes.', processes.at)];
  return [...processes.entries.values()]
    .filter(({ value }) => value.kind !== 'mapping')
    .map(({ key, value }) =>
      syntaxProblem(`Process "${key.text}" must be a mapping.`, isNull(value) ? key.at : value.at),
    );
}
