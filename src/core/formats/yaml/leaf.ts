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

const NOTHING = { roots: [], borrowed: [], set: [], spent: 0, cutOff: false };

/** Reads a part as one, by the parser. Total. */
export function readLeaf(uri: Uri, text: string, anchors: Anchors, budget: Budget): ReadPart {
  const block = new MovableBlock(uri);
  const leaf = { block, length: text.length, parts: [], offsets: [] };
  const deep = tooDeepAt(text);
  if (deep !== undefined) {
    const message = `Nested deeper than ${DEEPEST_NESTING} levels: not read.`;
    const problem = syntaxProblem(message, new Anchored(block, deep, deep + 1));
    return { ...leaf, ...NOTHING, problems: [problem] };
  }
  const before = budget.left;
  const builder = new TreeBuilder(block, text, anchors, budget);
  anchors.begin();
  const parsed = parseAllDocuments(text, { uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
  const documents = Array.isArray(parsed) ? (parsed as Document[]) : [];
  const roots = documents.map((document) => builder.build(document));
  const { borrowed, set } = anchors.end();
  const spent = before - budget.left;
  return {
    ...leaf,
    roots,
    problems: builder.problems,
    borrowed,
    set,
    spent,
    cutOff: spent > 0 && budget.left < 0,
  };
}
