import type { DrawnNode } from '../protocol';

/** True where a word of what is seen of the node holds each word of the query. */
export function matches(node: DrawnNode, app: string, query: string): boolean {
  const text = [
    node.name,
    app,
    node.role,
    ...node.declarations.flatMap(({ managerTitle, term, path }) => [managerTitle, term, path]),
  ]
    .join('\n')
    .toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
