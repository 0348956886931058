import type { Node } from '../../../core/formats/tree';
import type { Passage, Uri } from '../../../core/source';
import { mapTree } from './tree';

/** A built object in which each value knows through which bases it came, by the file it is written in. */
export function withPassages<T extends Node>(root: T, chains: ReadonlyMap<Uri, readonly Passage[]>): T {
  return mapTree(root, (node) => {
    const chain = chains.get(node.at.uri) ?? [];
    return chain.length === 0 ? node : { ...node, through: [...node.through, ...chain] };
  }) as T;
}
