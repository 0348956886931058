import type { Entry, MappingNode, Node, ScalarNode } from '../tree';

/** What Compose lets one write shorter, in the long form that it reads it as. What is neither stays as it is. */

/** `[A=1, B]` as `{A: 1, B: null}`. */
export function asMapping(node: Node): Node {
  return fromItems(node, (item) => {
    const cut = item.text.indexOf('=');
    const name = cut < 0 ? item.text : item.text.slice(0, cut);
    return { name, value: cut < 0 ? nothing(item) : quoted(item, item.text.slice(cut + 1)) };
  });
}

/** `[a, b]` as `{a: null, b: null}`. */
export function asNames(node: Node): Node {
  return fromItems(node, (item) => ({ name: item.text, value: nothing(item) }));
}

/** `[db]` as `{db: {condition: service_started, required: true}}`. */
export function asDependencies(node: Node): Node {
  return fromItems(node, (item) => ({
    name: item.text,
    value: mapping(item, [
      ['condition', quoted(item, 'service_started')],
      ['required', { ...quoted(item, 'true'), value: true, style: 'plain' }],
    ]),
  }));
}

/** `./app` as `{context: ./app}`. */
export function asBuild(node: Node): Node {
  return node.kind === 'scalar' && node.value !== null ? mapping(node, [['context', node]]) : node;
}

/** `a` as `[a]`. */
export function asList(node: Node): Node {
  if (node.kind !== 'scalar' || node.value === null) return node;
  return { kind: 'sequence', items: [node], flow: true, at: node.at, through: node.through };
}

function fromItems(
  node: Node,
  read: (item: ScalarNode) => { readonly name: string; readonly value: Node },
): Node {
  if (node.kind !== 'sequence') return node;
  const entries = new Map<string, Entry>();
  for (const item of node.items) {
    if (item.kind !== 'scalar') continue;
    const { name, value } = read(item);
    // Of a name that stands twice the last counts, in the place of the first.
    entries.set(name, { key: { ...item, value: name, text: name }, value, at: item.at, own: false });
  }
  return { kind: 'mapping', entries, flow: node.flow, at: node.at, through: node.through };
}

function mapping(written: Node, parts: readonly (readonly [string, Node])[]): MappingNode {
  const { at, through } = written;
  const entries = new Map(
    parts.map(([name, value]): [string, Entry] => [
      name,
      { key: quoted(written, name), value, at, own: false },
    ]),
  );
  return { kind: 'mapping', entries, flow: true, at, through };
}

function quoted({ at, through, ...rest }: Node, text: string): ScalarNode {
  const known = rest.kind === 'scalar' ? rest.known : true;
  return { kind: 'scalar', value: text, text, style: 'double', known, at, through };
}

function nothing(item: ScalarNode): ScalarNode {
  return { ...item, value: null, text: '', style: 'plain' };
}
