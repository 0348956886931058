import type { CommandLine } from '../../core/command/command-line';
import { readable } from '../../core/command/readable';
import type { RemoveWords } from '../../core/command/remove-words';
import { commandTraits } from '../../core/command/traits';
import { shellWords } from '../../core/command/words';
import { child, entriesOf, isNull, itemsOf, scalarOf, textOf } from '../../core/formats/tree';
import type { MappingNode, ScalarNode } from '../../core/formats/tree';
import { placeOf, removeWords, wordOf } from '../../core/formats/yaml/words';
import type { Look } from '../../core/manager';
import type { Need, ProcessType, Quantity, Role } from '../../core/model';
import { located } from '../../core/source';
import type { Trait } from '../../core/trait';
import type { Process, ProcessFile } from './document';

export function processTypeOf(process: Process, look: Look<ProcessFile>): ProcessType {
  const { name, entry, node } = process;
  const command = commandOf(node, look);
  return {
    name: located(name, entry.key.at),
    key: name,
    alsoNamed: [],
    manager: 'process-compose',
    term: 'process',
    role: roleOf(node),
    quantity: quantityOf(node),
    ...(textOf(child(node, 'disabled')) === 'true' ? { dormant: 'process-compose process start' } : {}),
    ...(command ? { command } : {}),
    needs: needsOf(node),
    traits: command ? traitsOf(node, command, look) : [],
    body: entry.at,
    declarations: [entry.key.at],
  };
}

/** `entrypoint` is an argument list; `command` is read by a shell. */
function commandOf(node: MappingNode, look: Look<ProcessFile>): CommandLine | undefined {
  const text = (of: ScalarNode) => sourceOf(of, look);
  const list = child(node, 'entrypoint');
  const scalar = scalarOf(child(node, 'command'));
  if (list?.kind === 'sequence' && list.items.length > 0) {
    const words = itemsOf(list).flatMap((item) => (item.kind === 'scalar' ? [wordOf(item, text(item))] : []));
    return { text: readable(words), words, shell: false, at: list.at };
  }
  if (!scalar || isNull(scalar)) return undefined;
  const words = shellWords(scalar.text, placeOf(scalar, text(scalar)));
  return { text: scalar.text.trim().replace(/\s+/g, ' '), words, shell: true, at: scalar.at };
}

function sourceOf({ at }: ScalarNode, look: Look<ProcessFile>): string | undefined {
  const document = look(at.uri);
  return typeof document === 'object' ? document.source.text : undefined;
}

function wordRemover(look: Look<ProcessFile>): RemoveWords {
  return (words) => {
    const uri = words[0]?.at.uri ?? '';
    const change = () => {
      const document = look(uri);
      return typeof document === 'object' ? removeWords(document.source, document.root, words) : undefined;
    };
    return change() && (() => change() ?? { uri, edits: [] });
  };
}

/** No count, and 0, are one (`types.ProcessConfig`). */
export function quantityOf(node: MappingNode): Quantity {
  const written = scalarOf(child(node, 'replicas'));
  if (!written || isNull(written)) return { kind: 'fixed', count: 1, declared: false, known: true };
  const at = located(written.value, written.at, written.through);
  if (!/^\d+$/.test(written.text)) return { kind: 'fixed', declared: true, known: false, at };
  return { kind: 'fixed', count: Math.max(1, Number(written.text)), declared: true, known: true, at };
}

function roleOf(node: MappingNode): Role {
  return child(node, 'schedule') ? 'scheduled' : 'process';
}

function needsOf(node: MappingNode): readonly Need[] {
  return entriesOf(child(node, 'depends_on')).map(({ key }) => ({
    on: key.text,
    kind: 'start-order',
    at: located(key.text, key.at, key.through),
  }));
}

/** With `is_daemon` process-compose expects that its first process ends. */
function traitsOf(node: MappingNode, command: CommandLine, look: Look<ProcessFile>): readonly Trait[] {
  const daemon = textOf(child(node, 'is_daemon')) === 'true';
  return commandTraits(command, wordRemover(look)).filter(({ kind }) => kind !== 'detaches' || !daemon);
}
