import { child, entriesOf, isNull, itemsOf, textOf } from '../../../core/formats/tree';
import type { Node } from '../../../core/formats/tree';
import type { Origin } from '../../../core/source';
import { LONGEST_PATH, withEntry, withoutEntry } from './tree';

/** An operation that does not apply: kustomize then refuses the whole build. */
export class Inapplicable extends Error {
  constructor(
    message: string,
    readonly at: Origin,
  ) {
    super(message);
  }
}

/** True for a list of JSON 6902 operations: what tells such a patch from a strategic merge. */
export function isJsonPatch(node: Node | undefined): boolean {
  return node?.kind === 'sequence' && node.items.every((item) => textOf(child(item, 'op')) !== undefined);
}

/** Applies JSON 6902 operations. Throws `Inapplicable`. `replace` of a missing key adds it, as kustomize's does. */
export function applyJsonPatch(root: Node, operations: Node): Node {
  return itemsOf(operations).reduce(applyOne, root);
}

function applyOne(root: Node, operation: Node): Node {
  const pathNode = child(operation, 'path') ?? operation;
  const path = pointer(textOf(pathNode) ?? '', pathNode.at);
  const value = child(operation, 'value');
  const from = () => {
    const node = child(operation, 'from') ?? operation;
    return pointer(textOf(node) ?? '', node.at);
  };
  switch (textOf(child(operation, 'op'))) {
    case 'add':
      return edit(root, path, pathNode.at, 'add', value ?? nothing(operation));
    case 'replace':
      return edit(root, path, pathNode.at, 'replace', value ?? nothing(operation));
    case 'remove':
      return edit(root, path, pathNode.at, 'remove');
    case 'move': {
      const moved = get(root, from(), pathNode.at);
      return edit(edit(root, from(), pathNode.at, 'remove'), path, pathNode.at, 'add', moved);
    }
    case 'copy':
      return edit(root, path, pathNode.at, 'add', get(root, from(), pathNode.at));
    case 'test':
      if (equal(get(root, path, pathNode.at), value ?? nothing(operation), { left: MOST_COMPARED }))
        return root;
      throw new Inapplicable('The value that this operation tests for is another.', pathNode.at);
    default:
      throw new Inapplicable('JSON 6902 knows no such operation.', (child(operation, 'op') ?? operation).at);
  }
}

function pointer(text: string, at: Origin): string[] {
  if (text !== '' && !text.startsWith('/')) throw new Inapplicable('A JSON pointer starts with a slash.', at);
  const steps = text.split('/').slice(1);
  if (steps.length > LONGEST_PATH) throw new Inapplicable('This path is longer than any object is deep.', at);
  return steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function get(root: Node, path: readonly string[], at: Origin): Node {
  let here: Node | undefined = root;
  for (const step of path)
    here = here?.kind === 'sequence' ? here.items[indexOf(step, here.items.length, at)] : child(here, step);
  if (!here) throw new Inapplicable(`Nothing stands at /${path.join('/')}.`, at);
  return here;
}

type Verb = 'add' | 'replace' | 'remove';

function edit(node: Node, path: readonly string[], at: Origin, verb: Verb, value?: Node): Node {
  const [step, ...rest] = path;
  if (step === undefined) return value ?? node;
  if (node.kind === 'sequence') {
    const last = rest.length === 0;
    if (last && verb === 'add' && step === '-')
      return { ...node, items: [...node.items, ...(value ? [value] : [])] };
    const index = indexOf(step, node.items.length + (last && verb === 'add' ? 1 : 0), at);
    const items = [...node.items];
    const before = items[index];
    if (!last) {
      if (!before) throw missing(step, at);
      items[index] = edit(before, rest, at, verb, value);
    } else if (verb === 'remove') items.splice(index, 1);
    else if (value) items.splice(index, verb === 'add' ? 0 : 1, value);
    return { ...node, items };
  }
  if (node.kind !== 'mapping') throw missing(step, at);
  const before = node.entries.get(step)?.value;
  if (rest.length > 0) {
    if (!before || isNull(before)) throw missing(step, at);
    return withEntry(node, step, edit(before, rest, at, verb, value));
  }
  if (verb !== 'remove') return value ? withEntry(node, step, value) : node;
  if (!before) throw missing(step, at);
  return withoutEntry(node, step);
}

function missing(step: string, at: Origin): Inapplicable {
  return new Inapplicable(`Nothing stands at \`${step}\` of this path.`, at);
}

function indexOf(step: string, length: number, at: Origin): number {
  const index = /^\d+$/.test(step) ? Number(step) : -1;
  if (index < 0 || index >= length) throw new Inapplicable(`There is no item ${step} at this path.`, at);
  return index;
}

function nothing({ at }: Node): Node {
  return { kind: 'scalar', value: null, text: '', style: 'plain', known: true, at, through: [] };
}

/** More nodes than a test compares: two that come to more were made of aliases. */
const MOST_COMPARED = 2_000;

function equal(a: Node, b: Node, work: { left: number }): boolean {
  if (--work.left < 0) return false;
  if (a.kind === 'scalar') return b.kind === 'scalar' && a.value === b.value;
  if (a.kind === 'sequence')
    return (
      b.kind === 'sequence' &&
      a.items.length === b.items.length &&
      a.items.every((item, i) => same(item, b.items[i], work))
    );
  return (
    b.kind === 'mapping' &&
    a.entries.size === b.entries.size &&
    entriesOf(a).every(({ key, value }) => same(value, b.entries.get(key.text)?.value, work))
  );
}

function same(a: Node, b: Node | undefined, work: { left: number }): boolean {
  return b !== undefined && equal(a, b, work);
}
