import { parseAllDocuments } from 'yaml';
import type { Document } from 'yaml';
import { syntaxProblem } from '../../problem';
import type { Problem } from '../../problem';
import { Anchored } from '../../source';
import type { Block, Uri } from '../../source';
import type { Node } from '../tree';
import type { Budget } from './merge-keys';
import { DEEPEST_NESTING, tooDeepAt } from './nesting';
import { TreeBuilder } from './tree-builder';
import type { Anchors } from './tree-builder';

/** What one part of a text was read to. It stays the same wherever an edit before it moves it. */
export interface ReadLeaf {
  readonly text: string;
  readonly block: MovableBlock;
  /** One for each document: only a text that is one part may have several. */
  readonly roots: readonly (Node | undefined)[];
  readonly problems: readonly Problem[];
  /** What the aliases in it found before it. */
  readonly borrowed: readonly (readonly [string, Node | undefined])[];
  /** The anchors that it sets. */
  readonly set: readonly (readonly [string, Node])[];
  /** How much of the budget it spent. */
  readonly spent: number;
  /** Whether the budget was not enough for it. */
  readonly cutOff: boolean;
}

/** The reader alone moves it, to where the part stands in the version that is read. */
export interface MovableBlock extends Block {
  start: number;
}

export function readLeaf(uri: Uri, text: string, start: number, anchors: Anchors, budget: Budget): ReadLeaf {
  const block: MovableBlock = { uri, start };
  const deep = tooDeepAt(text);
  if (deep !== undefined) {
    const message = `Nested deeper than ${DEEPEST_NESTING} levels: not read.`;
    const problem = syntaxProblem(message, new Anchored(block, deep, deep + 1));
    return {
      text,
      block,
      roots: [],
      problems: [problem],
      borrowed: [],
      set: [],
      spent: 0,
      cutOff: false,
    };
  }
  const before = budget.left;
  const scope = new Scope(anchors);
  const builder = new TreeBuilder(block, text, scope, budget);
  const parsed = parseAllDocuments(text, { uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
  const documents = Array.isArray(parsed) ? (parsed as Document[]) : [];
  const roots = documents.map((document) => builder.build(document));
  const spent = before - budget.left;
  return {
    text,
    block,
    roots,
    problems: builder.problems,
    borrowed: [...scope.borrowed],
    set: [...scope.own],
    spent,
    cutOff: spent > 0 && budget.left < 0,
  };
}

/** Keeps account of the anchors that a part sets, and of those before it that it uses. */
class Scope implements Anchors {
  readonly borrowed = new Map<string, Node | undefined>();
  readonly own = new Map<string, Node>();

  constructor(private readonly before: Anchors) {}

  get(name: string): Node | undefined {
    const known = this.own.get(name);
    if (known) return known;
    const found = this.before.get(name);
    this.borrowed.set(name, found);
    return found;
  }

  set(name: string, node: Node): void {
    this.own.set(name, node);
  }
}
