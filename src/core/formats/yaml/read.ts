import { isAlias, isMap, isScalar, isSeq, parseAllDocuments } from 'yaml';
import type { Document, Node as YamlNode, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { syntaxProblem } from '../../problem';
import type { Problem } from '../../problem';
import { span } from '../../source';
import type { Origin, Passage, SourceText } from '../../source';
import { seenThrough } from '../tree';
import { DEEPEST_NESTING, tooDeepAt } from './nesting';
import type { Entry, MappingNode, Node, ScalarNode, ScalarStyle, ScalarValue } from '../tree';

/** The documents of a YAML or JSON text. An empty document has no root. */
export interface YamlFile {
  readonly source: SourceText;
  readonly roots: readonly (Node | undefined)[];
  readonly problems: readonly Problem[];
}

/** Above this many UTF-16 units a text is not read: parsing it would hold up the editor for seconds. */
export const LARGEST_TEXT = 4_000_000;

/** More entries than this brought by merges in one file can only be meant to exhaust memory. */
const MOST_MERGED_ENTRIES = 200_000;

/** Reads every document. Total: what is broken costs its own node, and is told with its range. */
export function readYaml(source: SourceText): YamlFile {
  const { uri, text } = source;
  if (text.length > LARGEST_TEXT) {
    const message = `Too large to read: ${megabytes(text.length)} MB, and the limit is ${megabytes(LARGEST_TEXT)} MB.`;
    return { source, roots: [], problems: [syntaxProblem(message, { uri, span: span(0, 0) }, 'info')] };
  }
  const deep = tooDeepAt(text);
  if (deep !== undefined) {
    const message = `Nested deeper than ${DEEPEST_NESTING} levels: not read.`;
    return { source, roots: [], problems: [syntaxProblem(message, { uri, span: span(deep, deep + 1) })] };
  }
  const documents = parseAllDocuments(text, { uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
  const problems: Problem[] = [];
  const list = Array.isArray(documents) ? documents : [];
  const roots = list.map((document) => new TreeBuilder(source, problems).build(document as Document));
  return { source, roots, problems };
}

const megabytes = (units: number) => (units / 1e6).toFixed(1);

class TreeBuilder {
  private readonly anchors = new Map<string, Node>();
  private merged = 0;

  constructor(
    private readonly source: SourceText,
    private readonly problems: Problem[],
  ) {}

  build(document: Document): Node | undefined {
    for (const { message, pos } of document.errors) this.fail(sentence(message), pos[0], pos[1]);
    return document.contents === null ? undefined : this.node(document.contents as YamlNode);
  }

  private node(node: YamlNode | null): Node {
    if (node === null) return this.empty(0);
    const result = isAlias(node)
      ? this.alias(node.source, node.range?.[0] ?? 0, node.range?.[1] ?? 0)
      : isMap(node)
        ? this.mapping(node)
        : isSeq(node)
          ? this.sequence(node)
          : this.scalar(node as Scalar);
    if (!isAlias(node) && node.anchor !== undefined) this.anchors.set(node.anchor, result);
    return result;
  }

  private alias(name: string, start: number, end: number): Node {
    const at = this.origin(start, end);
    const target = this.anchors.get(name);
    if (target) return seenThrough(target, { via: 'alias', at });
    this.fail(`No anchor &${name} stands before this alias.`, start, end);
    return this.empty(start, end);
  }

  private scalar(node: Scalar): ScalarNode {
    const [start, end] = this.trimmed(node);
    const value = isScalarValue(node.value) ? node.value : String(node.value);
    const style = styleOf(node.type);
    const text = style === 'plain' ? (node.source ?? this.slice(start, end)) : String(node.value);
    return {
      kind: 'scalar',
      value,
      text,
      style,
      known: true,
      at: this.origin(start, end),
      through: [],
      ...tagOf(node),
    };
  }

  private sequence(node: YAMLSeq): Node {
    const [start, end] = this.trimmed(node);
    const items = node.items.map((item) => this.node(item as YamlNode | null));
    return {
      kind: 'sequence',
      items,
      flow: node.flow ?? false,
      at: this.origin(start, end),
      through: [],
      ...tagOf(node),
    };
  }

  private mapping(node: YAMLMap): MappingNode {
    const own = new Map<string, Entry>();
    const merges: Entry[] = [];
    for (const pair of node.items as Pair<YamlNode, YamlNode | null>[]) {
      const entry = this.entry(pair);
      if (entry.key.text === '<<' && entry.key.style === 'plain') merges.push(entry);
      else if (own.has(entry.key.text))
        this.fail(`The key "${entry.key.text}" stands here twice.`, entry.key.at);
      else own.set(entry.key.text, entry);
    }
    const [start, end] = this.trimmed(node);
    const entries = merges.length === 0 ? own : this.withMerged(own, merges);
    return {
      kind: 'mapping',
      entries,
      flow: node.flow ?? false,
      at: this.origin(start, end),
      through: [],
      ...tagOf(node),
    };
  }

  private entry(pair: Pair<YamlNode, YamlNode | null>): Entry {
    const key = isScalar(pair.key) ? this.scalar(pair.key) : this.complexKey(pair.key);
    const value = pair.value === null ? this.empty(key.at.span.end) : this.node(pair.value);
    const end = value.through.length > 0 ? (pair.value?.range?.[1] ?? key.at.span.end) : value.at.span.end;
    return { key, value, at: this.origin(key.at.span.start, Math.max(end, key.at.span.end)), own: true };
  }

  private complexKey(node: YamlNode): ScalarNode {
    const [start, end] = this.trimmed(node);
    return { ...this.empty(start, end), value: this.slice(start, end), text: this.slice(start, end) };
  }

  /** YAML 1.1 merge keys: own keys win over merged ones, earlier merges over later ones. */
  private withMerged(own: Map<string, Entry>, merges: readonly Entry[]): Map<string, Entry> {
    const entries = new Map(own);
    for (const { key, value } of merges) {
      const sources = value.kind === 'sequence' ? value.items : [value];
      for (const source of sources) {
        if (source.kind !== 'mapping') {
          this.fail('Only a mapping can be merged.', key.at);
          continue;
        }
        for (const [name, entry] of source.entries) {
          if (entries.has(name)) continue;
          if (++this.merged > MOST_MERGED_ENTRIES) {
            if (this.merged === MOST_MERGED_ENTRIES + 1)
              this.fail('Merges bring too many keys to read.', key.at);
            return entries;
          }
          const passage: Passage = { via: 'merge', at: key.at };
          entries.set(name, { ...entry, value: seenThrough(entry.value, passage), own: false });
        }
      }
    }
    return entries;
  }

  private empty(start: number, end = start): ScalarNode {
    return {
      kind: 'scalar',
      value: null,
      text: '',
      style: 'plain',
      known: true,
      at: this.origin(start, end),
      through: [],
    };
  }

  /** A block scalar's and a collection's range runs on to the next token; here it ends with its last character. */
  private trimmed(node: YamlNode): [number, number] {
    const [start, valueEnd] = node.range ?? [0, 0, 0];
    let end = valueEnd;
    while (end > start && ' \t\r\n'.includes(this.source.text.charAt(end - 1))) end--;
    return [start, end];
  }

  private origin(start: number, end: number): Origin {
    return { uri: this.source.uri, span: span(start, end) };
  }

  private slice(start: number, end: number): string {
    return this.source.text.slice(start, end);
  }

  private fail(message: string, at: Origin): void;
  private fail(message: string, start: number, end: number): void;
  private fail(message: string, at: Origin | number, end = 0): void {
    const { length } = this.source.text;
    const where =
      typeof at === 'number' ? this.origin(Math.min(at, length), Math.min(Math.max(at, end), length)) : at;
    this.problems.push(syntaxProblem(message, where));
  }
}

function isScalarValue(value: unknown): value is ScalarValue {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function styleOf(type: Scalar['type']): ScalarStyle {
  switch (type) {
    case 'QUOTE_SINGLE':
      return 'single';
    case 'QUOTE_DOUBLE':
      return 'double';
    case 'BLOCK_FOLDED':
    case 'BLOCK_LITERAL':
      return 'block';
    default:
      return 'plain';
  }
}

/** The parser resolves standard tags away; what it leaves is a tool's own. */
function tagOf({ tag }: YamlNode): { tag?: string } {
  return tag !== undefined && tag.startsWith('!') ? { tag } : {};
}

function sentence(message: string): string {
  return message.endsWith('.') ? message : `${message}.`;
}
