import { parseAllDocuments } from 'yaml';
import type { Document } from 'yaml';
import { syntaxProblem } from '../../problem';
import { Anchored } from '../../source';
import type { Uri } from '../../source';
import type { Anchors } from './anchors';
import type { Budget } from './merge-keys';
import { DEEPEST_NESTING, tooDeepAt } from './nesting';
import { MovableBlock } from './part';
import type { ReadPart } from './part';
import { TreeBuilder } from './tree-builder';

const NONE: readonly never[] = [];

/** Reads a part as one, by the parser. Total. */
export function readLeaf(uri: Uri, text: string, anchors: Anchors, budget: Budget): ReadPart {
  const block = new MovableBlock(uri);
  const deep = tooDeepAt(text);
  if (deep !== undefined) return tooDeep(block, text, deep);
  const before = budget.left;
  const builder = new TreeBuilder(block, text, anchors, budget);
  anchors.begin();
  const parsed = parseAllDocuments(text, { uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
  const documents = Array.isArray(parsed) ? (parsed as Document[]) : [];
  const roots = documents.map((document) => builder.build(document));
  const { borrowed, set } = anchors.end();
  const spent = before - budget.left;
  const cutOff = spent > 0 && budget.left < 0;
  const problems = builder.problems.length > 0 ? builder.problems : NONE;
  return {
    block,
    length: text.length,
    roots,
    problems,
    borrowed,
    set,
    spent,
    cutOff,
    parts: NONE,
    offsets: NONE,
  };
}

function tooDeep(block: MovableBlock, text: string, offset: number): ReadPart {
  const message = `Nested deeper than ${DEEPEST_NESTING} levels: not read.`;
  return {
    block,
    length: text.length,
    roots: NONE,
    problems: [syntaxProblem(message, new Anchored(block, offset, offset + 1))],
    borrowed: NONE,
    set: NONE,
    spent: 0,
    cutOff: false,
    parts: NONE,
    offsets: NONE,
  };
}
