import type { ScalarNode } from '../../core/formats/tree';
import { pathTo, removeAt } from '../../core/formats/yaml/edit';
import type { Change } from '../../core/source';
import type { Repair } from '../../core/trait';
import { rootAt } from '../../core/formats/compose/document';
import type { DocumentOf } from '../../core/formats/compose/document';

/** Takes the entry of a scalar out of its file, where it is written there and not shared through an alias or merge. */
export function remover(node: ScalarNode, documentOf: DocumentOf, title: string): { remove?: Repair } {
  const shared = node.through.some(({ via }) => via === 'alias' || via === 'merge');
  return shared || !documentOf(node) ? {} : { remove: { title, change: () => removal(node, documentOf) } };
}

export function removal(node: ScalarNode, documentOf: DocumentOf): Change {
  const document = documentOf(node);
  if (!document) return { uri: node.at.uri, edits: [] };
  const { uri, text } = document.source;
  return { uri, edits: [removeAt(text, pathTo(rootAt(document, node.at), node.at))] };
}
