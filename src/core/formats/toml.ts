import { parseTOML, ParseError } from 'toml-eslint-parser';
import type { AST } from 'toml-eslint-parser';
import { syntaxProblem } from '../problem';
import type { Problem } from '../problem';
import { span } from '../source';
import type { Origin, SourceText } from '../source';
import type { Entry, MappingNode, Node, ScalarNode, ScalarStyle } from './tree';

/** A TOML text as the tree of its tables; undefined `root` where it is none. */
export interface TomlFile {
  readonly source: SourceText;
  readonly root: MappingNode | undefined;
  readonly problems: readonly Problem[];
}

/** More than any settings hold: the parser is given nothing longer. */
const LARGEST_TEXT = 1_000_000;

/** Reads TOML 1.0. Total: the first thing that is wrong is told with its place, and then there is no tree. */
export function readToml(source: SourceText): TomlFile {
  const { uri, text } = source;
  const failed = (message: string, start: number): TomlFile => {
    const at = Math.max(0, Math.min(start, text.length - 1));
    return { source, root: undefined, problems: [syntaxProblem(message, { uri, span: span(at, at + 1) })] };
  };
  if (text.length > LARGEST_TEXT) return failed('Too large to read.', 0);
  try {
    const [top] = parseTOML(text).body;
    return { source, root: new Builder(source).table(top), problems: [] };
  } catch (error) {
    if (error instanceof ParseError) return failed(`${error.message.replace(/\.$/, '')}.`, error.index);
    return failed('Nested too deeply: not read.', 0);
  }
}

/** A mapping that later tables may still add to. */
interface Table {
  readonly kind: 'table';
  readonly at: Origin;
  readonly entries: Map<string, Open>;
}

/** An array of tables, of which the last may be added to. */
interface Tables {
  readonly kind: 'tables';
  readonly items: Table[];
}

interface Open {
  readonly key: ScalarNode;
  readonly at: Origin;
  value: Node | Table | Tables;
}

class Builder {
  constructor(private readonly source: SourceText) {}

  table(top: AST.TOMLTopLevelTable): MappingNode {
    const root: Table = { kind: 'table', at: this.at(top.range), entries: new Map() };
    for (const part of top.body) {
      if (part.type === 'TOMLKeyValue') this.assign(root, part);
      else {
        const into = this.header(root, part);
        for (const pair of part.body) this.assign(into, pair);
      }
    }
    return closed(root);
  }

  private header(root: Table, table: AST.TOMLTable): Table {
    const keys = table.key.keys;
    const outer = keys.slice(0, -1).reduce((into, key) => this.inner(into, key), root);
    const last = keys.at(-1);
    if (!last) return root;
    if (table.kind === 'standard') return this.inner(outer, last, this.at(table.range));
    const at = this.at(table.range);
    const own: Table = { kind: 'table', at, entries: new Map() };
    const name = textOf(last);
    const known = outer.entries.get(name)?.value;
    if (known?.kind === 'tables') known.items.push(own);
    else outer.entries.set(name, { key: this.key(last), at, value: { kind: 'tables', items: [own] } });
    return own;
  }

  private assign(into: Table, { key, value, range }: AST.TOMLKeyValue): void {
    const keys = key.keys;
    const last = keys.at(-1);
    if (!last) return;
    const outer = keys.slice(0, -1).reduce((table, one) => this.inner(table, one), into);
    outer.entries.set(textOf(last), { key: this.key(last), at: this.at(range), value: this.value(value) });
  }

  /** The table under a key: the one there is, or the last of several, or a new one. */
  private inner(into: Table, key: AST.TOMLBare | AST.TOMLQuoted, at = this.at(key.range)): Table {
    const known = into.entries.get(textOf(key))?.value;
    if (known?.kind === 'table') return known;
    const last = known?.kind === 'tables' ? known.items.at(-1) : undefined;
    if (last) return last;
    const own: Table = { kind: 'table', at, entries: new Map() };
    into.entries.set(textOf(key), { key: this.key(key), at, value: own });
    return own;
  }

  private value(node: AST.TOMLContentNode): Node {
    const at = this.at(node.range);
    if (node.type === 'TOMLArray')
      return {
        kind: 'sequence',
        items: node.elements.map((item) => this.value(item)),
        flow: true,
        at,
        through: [],
      };
    if (node.type === 'TOMLInlineTable') {
      const own: Table = { kind: 'table', at, entries: new Map() };
      for (const pair of node.body) this.assign(own, pair);
      return { ...closed(own), flow: true };
    }
    return this.scalar(node.kind === 'string' ? node.value : this.written(node.range), node, at);
  }

  private scalar(text: string, node: AST.TOMLValue, at: Origin): ScalarNode {
    const value =
      node.kind === 'boolean'
        ? node.value
        : node.kind === 'integer' || node.kind === 'float'
          ? node.value
          : text;
    return { kind: 'scalar', value, text, style: styleOf(node), known: true, at, through: [] };
  }

  private key(key: AST.TOMLBare | AST.TOMLQuoted): ScalarNode {
    const text = textOf(key);
    const style = key.type === 'TOMLBare' ? 'plain' : 'double';
    return { kind: 'scalar', value: text, text, style, known: true, at: this.at(key.range), through: [] };
  }

  private at([start, end]: readonly [number, number]): Origin {
    return { uri: this.source.uri, span: span(start, end) };
  }

  private written([start, end]: readonly [number, number]): string {
    return this.source.text.slice(start, end);
  }
}

function textOf(key: AST.TOMLBare | AST.TOMLQuoted): string {
  return key.type === 'TOMLBare' ? key.name : key.value;
}

function styleOf(node: AST.TOMLValue): ScalarStyle {
  if (node.kind !== 'string') return 'plain';
  if (node.multiline) return 'block';
  return node.style === 'literal' ? 'single' : 'double';
}

function closed({ at, entries }: Table): MappingNode {
  const own = new Map<string, Entry>();
  for (const [name, { key, at: whole, value }] of entries)
    own.set(name, { key, value: nodeOf(value, whole), at: whole, own: true });
  return { kind: 'mapping', entries: own, flow: false, at, through: [] };
}

function nodeOf(value: Node | Table | Tables, at: Origin): Node {
  if (value.kind === 'table') return closed(value);
  if (value.kind !== 'tables') return value;
  return { kind: 'sequence', items: value.items.map(closed), flow: false, at, through: [] };
}
