import type { Fix } from '../../problem';
import type { MappingNode, ScalarNode } from '../tree';
import { insertEntry, replaceScalar } from './edit';

/** Writes a value over a scalar; none where the scalar is shared, for others would change with it. */
export function rewriting(title: string, node: ScalarNode | undefined, value: string): readonly Fix[] {
  if (!node || node.through.length > 0) return [];
  const changes = () => [{ uri: node.at.uri, edits: [replaceScalar(node, value)] }];
  return [{ title, safe: false, changes }];
}

/**
 * Adds an entry to a mapping; none where the mapping is shared. `textOf` gives the text that it stands in when the fix is
 * asked for, and the value is YAML text.
 */
export function adding(
  title: string,
  node: MappingNode,
  [key, value]: readonly [string, string],
  textOf: () => string | undefined,
): readonly Fix[] {
  if (node.through.length > 0) return [];
  const changes = () => {
    const text = textOf();
    return text === undefined ? [] : [{ uri: node.at.uri, edits: [insertEntry(text, node, key, value)] }];
  };
  return [{ title, safe: false, changes }];
}
