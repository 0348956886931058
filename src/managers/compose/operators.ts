import type { CommandLine } from '../../core/command/command-line';
import type { ImageCommand } from '../../core/command/image-command';
import { literalOperators } from '../../core/command/habits/literal-operator';
import { child, scalarOf } from '../../core/formats/tree';
import type { MappingNode, ScalarNode } from '../../core/formats/tree';
import { placeOf } from '../../core/formats/yaml/words';
import type { CommandTrait } from '../../core/trait';
import { droppedFrom } from './shell-words';
import type { DocumentOf } from './traits';

/** Shell operators in what Compose gives to no shell: of a string it drops the rest, in a list they are arguments. */
export function operatorTraits(
  service: MappingNode,
  command: CommandLine | undefined,
  image: ImageCommand | undefined,
  documentOf: DocumentOf,
): readonly CommandTrait[] {
  const entrypoint = child(service, 'entrypoint');
  const strings = [entrypoint, child(service, 'command')].flatMap((node) => scalarOf(node) ?? []);
  const dropped = strings.flatMap((node) => droppedPart(node, documentOf));
  return [
    ...dropped,
    ...(command ? literalOperators(command, (entrypoint ?? image?.entrypoint) !== undefined) : []),
  ];
}

function droppedPart(node: ScalarNode, documentOf: DocumentOf): CommandTrait[] {
  const { text, value } = node;
  if (value === null || !node.known) return [];
  const place = placeOf(node, documentOf(node)?.source.text);
  const start = droppedFrom(text, place);
  if (start === undefined) return [];
  const at = place.at(start, text.trimEnd().length);
  const reason = `Compose runs no shell, and drops \`${shortened(text.slice(start).trim())}\` without a word`;
  return [{ kind: 'literal-operator', program: 'Compose', reason, certain: true, at }];
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
