import { isAlias, isMap, isPair, isScalar, isSeq } from 'yaml';
import type { Document, Node as YamlNode, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { syntaxProblem } from '../../problem';
import type { Problem } from '../../problem';
import { Anchored } from '../../source';
import type { Block, Origin } from '../../source';
import { DIRECT, seenThrough } from '../tree';
import type { Entry, MappingNode, Node, ScalarNode, ScalarStyle, ScalarValue } from '../tree';
import type { Anchors } from './anchors';
import { mergeInto } from './merge-keys';
import type { Budget } from './merge-keys';

/** Makes nodes of what the parser read of one block. Total: what is broken costs its own node, and is told. */
export class TreeBuilder {
  readonly problems: Problem[] = [];

  constructor(
    private readonly block: Block,
    private readonly text: string,
    private readonly anchors: Anchors,
    private readonly budget: Budget,
  ) {}

  /** Of what the parser found wrong the first is told: what it stumbles over behind it follows from that. */
  build(document: Document): Node | undefined {
    const [error] = document.errors;
    if (error) this.fail(sentence(error.message), this.origin(error.pos[0], error.pos[1]));
    const contents = document.contents as YamlNode | null;
    if (contents === null || (isScalar(contents) && contents.value === null && contents.source === ''))
      return undefined;
    return this.node(contents);
  }

  private node(node: YamlNode | null): Node {
    if (node === null) return this.empty(0);
    const result = isAlias(node)
      ? this.alias(node.source, this.origin(node.range?.[0] ?? 0, node.range?.[1] ?? 0))
      : isMap(node)
        ? this.mapping(node)
        : isSeq(node)
          ? this.sequence(node)
          : this.scalar(node as Scalar);
    if (!isAlias(node) && node.anchor !== undefined) this.anchors.set([node.anchor, result]);
    return result;
  }

  private alias(name: string, at: Origin): Node {
    const target = this.anchors.get(name);
    if (target) return seenThrough(target, { via: 'alias', at });
    this.fail(`No anchor &${name} stands before this alias.`, at);
    return { ...this.empty(0), at };
  }

  private scalar(node: Scalar): ScalarNode {
    const [start, end] = [node.range?.[0] ?? 0, this.endOf(node)];
    const value = isScalarValue(node.value) ? node.value : String(node.value);
    const style = styleOf(node.type);
    const text = style === 'plain' ? (node.source ?? this.text.slice(start, end)) : String(node.value);
    const at = this.origin(start, end);
    return { kind: 'scalar', value, text, style, known: true, at, through: DIRECT, ...tagOf(node) };
  }

  private sequence(node: YAMLSeq): Node {
    const at = this.written(node);
    const items = node.items.map((item) => this.node(item as YamlNode | null));
    return { kind: 'sequence', items, flow: node.flow ?? false, at, through: DIRECT, ...tagOf(node) };
  }

  private mapping(node: YAMLMap): MappingNode {
    const at = this.written(node);
    const entries = (node.items as Pair<YamlNode, YamlNode | null>[]).map((pair) => this.entry(pair));
    const fail = (message: string, where: Origin) => this.fail(message, where);
    const merged = mergeInto(entries, this.budget, fail);
    return {
      kind: 'mapping',
      entries: merged,
      flow: node.flow ?? false,
      at,
      through: DIRECT,
      ...tagOf(node),
    };
  }

  private entry(pair: Pair<YamlNode, YamlNode | null>): Entry {
    const key = isScalar(pair.key) ? this.scalar(pair.key) : this.complexKey(pair.key);
    const [start, keyEnd] = pair.key.range ?? [0, 0];
    const value = pair.value === null ? this.empty(keyEnd) : this.node(pair.value);
    const end = pair.value ? this.endOf(pair.value) : keyEnd;
    return { key, value, at: this.origin(start, Math.max(end, keyEnd)), own: true };
  }

  private complexKey(node: YamlNode): ScalarNode {
    const [start, end] = [node.range?.[0] ?? 0, this.endOf(node)];
    const text = this.text.slice(start, end);
    return { ...this.empty(start, end), value: text, text };
  }

  private empty(start: number, end = start): ScalarNode {
    const at = this.origin(start, end);
    return { kind: 'scalar', value: null, text: '', style: 'plain', known: true, at, through: DIRECT };
  }

  private written(node: YamlNode): Origin {
    return this.origin(node.range?.[0] ?? 0, this.endOf(node));
  }

  /** The parser's range runs on to the next token; here a node ends with its last character, and no comment is in it. */
  private endOf(node: YamlNode): number {
    if ((isMap(node) || isSeq(node)) && !node.flow) {
      const last = node.items.at(-1);
      const part = isPair<YamlNode, YamlNode | null>(last)
        ? (last.value ?? last.key)
        : (last as YamlNode | undefined);
      if (part) return this.endOf(part);
    }
    const [start, valueEnd] = node.range ?? [0, 0, 0];
    let end = valueEnd;
    while (end > start && ' \t\r\n'.includes(this.text.charAt(end - 1))) end--;
    return end;
  }

  private origin(start: number, end: number): Origin {
    const { length } = this.text;
    return new Anchored(this.block, Math.min(start, length), Math.min(Math.max(start, end), length));
  }

  private fail(message: string, at: Origin): void {
    this.problems.push(syntaxProblem(message, at));
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
  const mark = MISSING_QUOTE.exec(message)?.[1];
  if (mark !== undefined) return `The ${mark === '"' ? 'double' : 'single'} quote is not closed.`;
  return message.endsWith('.') ? message : `${message}.`;
}

/** Yaml's message names the mark by the mark itself. */
const MISSING_QUOTE = /^Missing closing (["'])quote/;
