import { readYaml } from '../yaml/read';
import type { YamlFile } from '../yaml/read';
import { isNull } from '../tree';
import type { Entry, Node } from '../tree';
import { syntaxProblem } from '../../problem';
import type { Problem } from '../../problem';
import { contains } from '../../source';
import type { Origin, SourceText } from '../../source';

/** One compose file as written. */
export interface ComposeDocument {
  readonly source: SourceText;
  readonly file: YamlFile;
  /** The trees of its YAML documents: each comes over the ones before it, as override files do. */
  readonly roots: readonly Node[];
  readonly problems: readonly Problem[];
  /** Whether it may take away what other files say. */
  readonly hasResets: boolean;
}

/** The document that a node is written in, as it is when asked. */
export type DocumentOf = (node: Pick<Node, 'at'>) => ComposeDocument | undefined;

export function readCompose(source: SourceText, before?: ComposeDocument): ComposeDocument {
  const file = readYaml(source, before?.file);
  const roots = file.roots.filter((root) => root !== undefined);
  const problems = [...file.problems, ...roots.flatMap(shapeProblems)];
  return { source, file, roots, problems, hasResets: source.text.includes('!reset') };
}

/** The tree that a place is written in. */
export function rootAt({ roots }: ComposeDocument, { span }: Origin): Node | undefined {
  return roots.find(({ at }) => contains(at.span, span.start));
}

function shapeProblems(root: Node): Problem[] {
  if (isNull(root)) return [];
  if (root.kind !== 'mapping')
    return [syntaxProblem('A compose file is a mapping with `services`.', root.at)];
  const services = root.entries.get('services')?.value;
  if (!services || isNull(services)) return [];
  if (services.kind !== 'mapping')
    return [syntaxProblem('`services` must be a mapping of names to services.', services.at)];
  return [...services.entries.values()]
    .filter(({ value }) => value.kind !== 'mapping' && !isTagged(value) && !isNull(value))
    .map((entry) => notAService(entry));
}

/** An empty service is none either, unless it stands over another one. */
export function notAService({ key, value }: Entry): Problem {
  return syntaxProblem(`Service "${key.text}" must be a mapping.`, isNull(value) ? key.at : value.at);
}

const isTagged = ({ tag }: Node) => tag === '!reset';
