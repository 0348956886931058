import { located } from '../../source';
import type { SourceText } from '../../source';
import { entriesOf } from '../tree';
import type { Entry, Node } from '../tree';
import { readYaml } from '../yaml/read';
import { readTemplate } from './read';
import type { Attribute, Block, Body, Expression, HclFile, ObjectItem } from './syntax';

/** How many labels the blocks of a type have, at the top of a file. */
export type Labels = Readonly<Record<string, number>>;

/**
 * Reads the JSON form of a file (https://github.com/hashicorp/hcl/blob/main/json/spec.md). Only who reads an argument knows
 * whether it is a block: below the top each is both where it can be.
 */
export function readHclJson(source: SourceText, labels: Labels): HclFile {
  const { roots, problems } = readYaml(source);
  const builder = new Builder(source);
  const root = roots.find((node) => node !== undefined);
  const blocks = entriesOf(root).flatMap(({ key, value }) =>
    builder.blocks(key, value, labels[key.text] ?? 0),
  );
  const at = root?.at ?? { uri: source.uri, span: { start: 0, end: 0 } };
  return { source, body: { attributes: builder.attributes(root), blocks, at }, problems };
}

const DEEPEST = 50;

class Builder {
  constructor(private readonly source: SourceText) {}

  /** `{"resource": {"type": {"name": {...}}}}`; in a list several blocks. */
  blocks(type: Node, value: Node, labels: number, outer: Block['labels'] = [], depth = 0): readonly Block[] {
    if (type.kind !== 'scalar' || depth > DEEPEST) return [];
    if (value.kind === 'sequence')
      return value.items.flatMap((item) => this.blocks(type, item, labels, outer, depth + 1));
    if (value.kind !== 'mapping') return [];
    if (labels > 0)
      return entriesOf(value).flatMap((entry) =>
        this.blocks(
          type,
          entry.value,
          labels - 1,
          [...outer, located(entry.key.text, entry.key.at)],
          depth + 1,
        ),
      );
    const body = this.body(value, depth);
    return [{ type: located(type.text, type.at), labels: outer, body, at: value.at }];
  }

  private body(value: Node, depth: number): Body {
    const blocks = entriesOf(value).flatMap((entry) =>
      this.blocks(entry.key, entry.value, entry.key.text === 'dynamic' ? 1 : 0, [], depth + 1),
    );
    return { attributes: this.attributes(value, depth), blocks, at: value.at };
  }

  attributes(node: Node | undefined, depth = 0): ReadonlyMap<string, Attribute> {
    const attribute = ({ key, value, at }: Entry): Attribute => ({
      name: located(key.text, key.at),
      value: this.expression(value, depth + 1),
      at,
    });
    return new Map(entriesOf(node).map((entry) => [entry.key.text, attribute(entry)]));
  }

  private expression(node: Node, depth: number): Expression {
    const { at } = node;
    if (depth > DEEPEST) return { kind: 'opaque', at };
    if (node.kind === 'sequence')
      return { kind: 'list', items: node.items.map((item) => this.expression(item, depth + 1)), at };
    if (node.kind === 'mapping') {
      const items = entriesOf(node).map((entry): ObjectItem => ({
        key: this.expression(entry.key, depth + 1),
        value: this.expression(entry.value, depth + 1),
        at: entry.at,
      }));
      return { kind: 'object', items, at };
    }
    const { value, text, style } = node;
    if (typeof value !== 'string' || !/[$%]\{/.test(text)) return { kind: 'literal', value, text, style, at };
    return readTemplate(this.source, at.span) ?? { kind: 'opaque', at };
  }
}
