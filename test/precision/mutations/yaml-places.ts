import { isAlias, isMap, isScalar, parseAllDocuments } from 'yaml';
import type { Document, Pair, YAMLMap } from 'yaml';

/** A mapping in block style, and a place in it where lines with more keys can stand. */
export interface Block {
  readonly map: YAMLMap;
  /** The first character of the line of one of its keys. */
  readonly offset: number;
  readonly indentation: string;
}

/** The documents of a text; none where it has an error. */
export function documentsOf(text: string): readonly Document[] {
  const documents = parseAllDocuments(text, { logLevel: 'silent' });
  const all = Array.isArray(documents) ? (documents as Document[]) : [];
  return all.some(({ errors }) => errors.length > 0) ? [] : all;
}

/** A mapping in block style that nothing else shares. */
export function blockOf(text: string, map: unknown): Block | undefined {
  if (!isMap(map) || map.flow || map.anchor !== undefined || hasKey(map, '<<', 'extends')) return undefined;
  for (const item of map.items) {
    const start = isScalar(item.key) ? item.key.range?.[0] : undefined;
    if (start === undefined) continue;
    const offset = text.lastIndexOf('\n', start - 1) + 1;
    const indentation = text.slice(offset, start);
    if (/^ *$/.test(indentation)) return { map, offset, indentation };
  }
  return undefined;
}

/** The mappings under the keys of a mapping, by name. */
export function entriesOf(map: unknown): readonly (readonly [string, unknown])[] {
  if (!isMap(map)) return [];
  return map.items.flatMap(({ key, value }: Pair) =>
    isScalar(key) ? [[String(key.value), value] as const] : [],
  );
}

export function at(map: unknown, ...path: readonly (string | number)[]): unknown {
  return isMap(map) ? map.getIn(path, true) : undefined;
}

export function hasKey(map: unknown, ...keys: readonly string[]): boolean {
  return isMap(map) && keys.some((key) => map.has(key));
}

/** The offset of a node that stands where it is used. */
export function offsetOf(node: unknown): number | undefined {
  return isScalar(node) || isMap(node) ? (isAlias(node) ? undefined : node.range?.[0]) : undefined;
}
