import type { Origin } from '../../source';
import { seenThrough } from '../tree';
import type { Entry, Node } from '../tree';
import { callOf } from './functions';
import { operate } from './operators';
import type { Access, Expression, For, ObjectOf, Template } from './syntax';
import {
  booleanOf,
  entriesOf,
  failed,
  isFailed,
  isKnown,
  mappingOf,
  scalar,
  sequenceOf,
  unknown,
  within,
} from './values';

/** What the names of a module or a job stand for. */
export interface Names {
  /** `attribute` of `name`, or the name by itself; undefined where nobody knows. `evaluation` is the one that asks. */
  find(name: string, attribute: string | undefined, evaluation: Evaluation): Node | undefined;
  /** What stays in a text in the place of what nobody knows; else nobody knows the text. */
  kept?(at: Origin): string;
}

/** What stands for more than this is not worked out. */
const MOST_STEPS = 50_000;
const DEEPEST = 200;
const LONGEST_TEXT = 100_000;

/**
 * Works out values as far as they are known. Each knows where it is written: a number at the end of a chain of names is
 * where it can be changed.
 */
export class Evaluation {
  private left = MOST_STEPS;
  private depth = 0;

  constructor(private readonly names: Names) {}

  /** `own` are the names that hold in this place alone: `each`, `count`, those of a `for`. */
  value(expression: Expression, own: ReadonlyMap<string, Node> = NONE): Node {
    if (this.depth === 0) this.left = MOST_STEPS;
    if (this.left-- <= 0 || this.depth >= DEEPEST) return unknown(expression.at);
    this.depth++;
    const value = this.worked(expression, own);
    this.depth--;
    return value;
  }

  private worked(expression: Expression, own: ReadonlyMap<string, Node>): Node {
    const { at } = expression;
    switch (expression.kind) {
      case 'literal': {
        const { value, text, style } = expression;
        return { kind: 'scalar', value, text, style, known: true, at, through: [] };
      }
      case 'template':
        return this.template(expression, own);
      case 'list':
        return sequenceOf(
          expression.items.map((item) => this.value(item, own)),
          at,
        );
      case 'object':
        return this.object(expression, own);
      case 'name':
        return own.get(expression.name) ?? this.found(this.names.find(expression.name, undefined, this), at);
      case 'access':
        return this.access(expression, own);
      case 'choice': {
        const test = booleanOf(this.value(expression.test, own));
        return test === undefined ? unknown(at) : this.value(test ? expression.yes : expression.no, own);
      }
      case 'operation': {
        const left = expression.left && this.value(expression.left, own);
        return operate(expression.operator, left, this.value(expression.right, own), at);
      }
      case 'call': {
        const args = expression.args.map((arg) => this.value(arg, own));
        const last = expression.spread ? args.pop() : undefined;
        if (last && last.kind !== 'sequence') return unknown(at);
        const all = last ? [...args, ...last.items] : args;
        return callOf(expression.name, all, at) ?? unknown(at);
      }
      case 'for':
        return this.comprehension(expression, own);
      case 'opaque':
        return unknown(at);
    }
  }

  private found(node: Node | undefined, at: Origin): Node {
    return node ? seenThrough(node, { via: 'variable', at }) : unknown(at);
  }

  private access({ of, step, at }: Access, own: ReadonlyMap<string, Node>): Node {
    if (!step) return unknown(at);
    const key = this.value(step, own);
    if (key.kind !== 'scalar' || !isKnown(key)) return unknown(at);
    if (of.kind === 'name' && !own.has(of.name)) {
      const found = this.names.find(of.name, key.text, this);
      if (found) return this.found(found, at);
    }
    const outer = this.value(of, own);
    return within(outer, key.text) ?? (isKnown(outer) || isFailed(outer) ? failed(at) : unknown(at));
  }

  /** A text that is one thing to work out is that thing, be it no text at all. */
  private template({ parts, style, at }: Template, own: ReadonlyMap<string, Node>): Node {
    const [only, ...others] = parts;
    if (only && others.length === 0) {
      const value = this.value(only, own);
      if (isKnown(value) || !this.names.kept) return value;
    }
    let text = '';
    for (const part of parts) {
      const value = this.value(part, own);
      if (value.kind === 'scalar' && isKnown(value) && value.value !== null) text += value.text;
      else if (this.names.kept) text += this.names.kept(part.at);
      else return unknown(at);
      if (text.length > LONGEST_TEXT) return unknown(at);
    }
    return { kind: 'scalar', value: text, text, style, known: true, at, through: [] };
  }

  private object({ items, at }: ObjectOf, own: ReadonlyMap<string, Node>): Node {
    const entries: Entry[] = [];
    for (const { key: written, value, at: whole } of items) {
      const key = written.kind === 'name' ? scalar(written.name, written.at) : this.value(written, own);
      if (key.kind !== 'scalar' || !isKnown(key)) return unknown(at);
      entries.push({ key, value: this.value(value, own), at: whole, own: true });
    }
    return mappingOf(entries, at);
  }

  private comprehension(expression: For, own: ReadonlyMap<string, Node>): Node {
    const { name, value, of, key, result, test, grouped, at } = expression;
    const through = this.value(of, own);
    if (through.kind === 'scalar' || grouped) return unknown(at);
    const parts: (readonly [Node, Node])[] =
      through.kind === 'sequence'
        ? through.items.map((item, index) => [scalar(index, item.at), item])
        : (entriesOf(through) ?? []).map((entry) => [entry.key, entry.value]);
    const items: Node[] = [];
    const entries: Entry[] = [];
    for (const [index, item] of parts) {
      const names = new Map([...own, [value, item], ...(name === undefined ? [] : [[name, index] as const])]);
      const kept = test ? booleanOf(this.value(test, names)) : true;
      if (kept === undefined) return unknown(at);
      if (!kept) continue;
      const made = this.value(result, names);
      const called = key && this.value(key, names);
      if (!called) items.push(made);
      else if (called.kind !== 'scalar' || !isKnown(called)) return unknown(at);
      else entries.push({ key: called, value: made, at: made.at, own: true });
    }
    return key ? mappingOf(entries, at) : sequenceOf(items, at);
  }
}

const NONE: ReadonlyMap<string, Node> = new Map();
