import type { CommandLine } from '../../command/command-line';
import type { ImageCommand } from '../../command/image-command';
import { execLast } from '../../command/exec-last';
import { literalOperators } from '../../command/habits/literal-operator';
import { child, scalarOf } from '../tree';
import type { MappingNode, ScalarNode } from '../tree';
import { placeOf } from '../yaml/words';
import type { CommandTrait, Repair } from '../../trait';
import { droppedFrom } from './shell-words';
import type { DocumentOf } from './document';

/** Shell operators in what Compose gives to no shell: of a string it drops the rest, in a list they are arguments. */
export function operatorTraits(
  service: MappingNode,
  command: CommandLine | undefined,
  image: ImageCommand | undefined,
  documentOf: DocumentOf,
): readonly CommandTrait[] {
  const entrypoint = child(service, 'entrypoint');
  const strings = [entrypoint, child(service, 'command')].flatMap((node) => scalarOf(node) ?? []);
  const alone = entrypoint === undefined && image?.entrypoint === undefined;
  const dropped = strings.flatMap((node) => droppedPart(node, alone, documentOf));
  return [
    ...dropped,
    ...(command ? literalOperators(command, (entrypoint ?? image?.entrypoint) !== undefined) : []),
  ];
}

/** What only a shell's operator can be meant as: an `&` may well be part of an address. */
const MEANT = /^(&&|\|\|?|;|>)/;

function droppedPart(node: ScalarNode, alone: boolean, documentOf: DocumentOf): CommandTrait[] {
  const { text, value } = node;
  if (value === null || !node.known) return [];
  const place = placeOf(node, documentOf(node)?.source.text);
  const start = droppedFrom(text, place);
  if (start === undefined) return [];
  const at = place.at(start, text.trimEnd().length);
  const reason = `Compose runs no shell, and drops \`${shortened(text.slice(start).trim())}\` without a word`;
  const mended = alone && MEANT.test(text.slice(start)) ? inShell(node) : {};
  return [{ kind: 'literal-operator', program: 'Compose', reason, certain: true, at, ...mended }];
}

/** The same text, for a shell to read. What a variable brings is not in the text, and a block of lines is left alone. */
function inShell(node: ScalarNode): { replace?: Repair } {
  if (node.through.length > 0 || node.style === 'block') return {};
  const text = `["sh", "-c", ${JSON.stringify(execLast(node.text))}]`;
  const change = () => ({ uri: node.at.uri, edits: [{ span: node.at.span, text }] });
  const consequence = 'What Compose dropped is then run too.';
  return { replace: { title: 'Let a shell read it', change, consequence } };
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
