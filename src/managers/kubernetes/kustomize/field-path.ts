import { child, isNull, textOf } from '../../../core/formats/tree';
import type { Node } from '../../../core/formats/tree';
import { emptyMapping, LONGEST_PATH, withEntry } from './tree';

/** The steps of a replacement's path: `a.b`, `[name=web]`, `0`, `*`, `a\.b` for a key with a dot. */
export function pathOf(text: string): readonly string[] {
  const steps = text.match(/\[[^\]]*\]|(?:\\.|[^.[\\])+/g) ?? [];
  return steps
    .slice(0, LONGEST_PATH)
    .map((step) => (step.startsWith('[') ? step : step.replace(/\\(.)/g, '$1')));
}

interface Found {
  /** What stands at the path, before a change. */
  readonly values: readonly Node[];
  readonly changed: Node;
}

type Change = (before: Node | undefined) => Node;

/** What stands at a path, and the tree with each of those changed; with `create`, missing keys are made. */
export function fieldsAt(root: Node, path: readonly string[], create: boolean, change?: Change): Found {
  const values: Node[] = [];
  const visit = (node: Node, [step, ...rest]: readonly string[]): Node => {
    if (step === undefined) {
      values.push(node);
      return change ? change(node) : node;
    }
    if (node.kind === 'sequence') {
      const items = node.items.map((item, index) =>
        fits(item, index, step, node.items.length) ? visit(item, rest) : item,
      );
      return { ...node, items };
    }
    if (node.kind !== 'mapping') return node;
    const key = step.replace(/^\[(.*)\]$/, '$1');
    const below = node.entries.get(key)?.value;
    if (below && !(create && isNull(below))) return withEntry(node, key, visit(below, rest));
    if (!create || !change) return node;
    const made = rest.length === 0 ? change(undefined) : visit(emptyMapping(node.at), rest);
    if (rest.length === 0) values.push(made);
    return withEntry(node, key, made);
  };
  const changed = visit(root, path);
  return { values, changed };
}

function fits(item: Node, index: number, step: string, length: number): boolean {
  if (step === '*') return true;
  if (step === '-') return index === length - 1;
  const [, key, value] = /^\[([^=]*)=(.*)\]$/.exec(step) ?? [];
  if (key === undefined) return step === String(index);
  return (key === '' ? textOf(item) : textOf(child(item, ...key.split('.')))) === value;
}
