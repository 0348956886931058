import { Anchored, between } from '../../source';
import type { Origin } from '../../source';
import { DIRECT } from '../tree';
import type { Entry, MappingNode, Node, SequenceNode } from '../tree';
import { addOwn } from './merge-keys';
import type { Fail } from './merge-keys';
import type { ReadPart } from './part';
import { append } from '../../append';

/** The mapping whose entries parts hold. What a part merged by `<<` stands behind the keys of all parts. */
export function mappingOf(parts: readonly ReadPart[], fail: Fail): MappingNode {
  const entries = new Map<string, Entry>();
  const merged: Entry[] = [];
  const add = (entry: Entry) => void (entry.own ? addOwn(entries, entry, fail) : merged.push(entry));
  const at = eachRoot(parts, (root) => {
    if (root.kind === 'mapping') root.entries.forEach(add);
    else fail('A key is expected here.', root.at);
    return root.kind === 'mapping';
  });
  for (const entry of merged) if (!entries.has(entry.key.text)) entries.set(entry.key.text, entry);
  return { kind: 'mapping', entries, flow: false, at, through: DIRECT };
}

/** The list whose items parts hold. */
export function sequenceOf(parts: readonly ReadPart[], fail: Fail): SequenceNode {
  const items: Node[] = [];
  const at = eachRoot(parts, (root) => {
    if (root.kind === 'sequence') append(items, root.items);
    else fail('An item of a list is expected here.', root.at);
    return root.kind === 'sequence';
  });
  return { kind: 'sequence', items, flow: false, at, through: DIRECT };
}

/** A mapping of one key, which is the first part, with what the others are joined to. */
export function entryOf(
  [head, ...below]: readonly ReadPart[],
  joined: (parts: readonly ReadPart[], fail: Fail) => Node,
  fail: Fail,
): MappingNode | undefined {
  const root = head?.roots[0];
  const [entry] = root?.kind === 'mapping' ? root.entries.values() : [];
  if (!entry?.own) return undefined;
  const { key } = entry;
  const value = joined(below, fail);
  const at = between(key.at, value.at);
  const entries = new Map([[key.text, { key, value, at, own: true }]]);
  return { kind: 'mapping', entries, flow: false, at, through: DIRECT };
}

/** From the first root to the last that counts. Where none does, the place is that of the part it should begin with. */
function eachRoot(parts: readonly ReadPart[], counts: (root: Node) => boolean): Origin {
  let first: Origin | undefined;
  let last: Origin | undefined;
  for (const { roots } of parts)
    for (const root of roots)
      if (root && counts(root)) {
        first ??= root.at;
        last = root.at;
      }
  if (first && last) return between(first, last);
  const [part] = parts;
  if (!part) throw new Error('Nothing is put together of no parts.');
  return new Anchored(part.block, 0, 0);
}
