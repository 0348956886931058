import { MARK } from './mutation';
import type { Mutator } from './mutation';
import { documentsOf, hasKey } from './yaml-places';

/** Entries of a kustomization that find nothing in what it builds. */
export const mutateKustomization: Mutator = ({ text }) => {
  const [document, ...others] = documentsOf(text);
  if (!document || others.length > 0 || !hasKey(document.contents, 'resources', 'bases')) return [];
  const append = (name: string, rule: string, key: string, lines: string) =>
    hasKey(document.contents, key)
      ? []
      : [
          {
            name: `kustomize: ${name}`,
            rules: [rule],
            edits: [{ span: { start: text.length, end: text.length }, text: `\n${key}:\n${lines}` }],
          },
        ];
  return [
    ...append(
      'a count of nothing',
      'kustomize-replicas-miss',
      'replicas',
      `  - name: ${MARK}no-such-workload\n    count: 3\n`,
    ),
    ...append(
      'a patch of nothing',
      'kustomize-patch-miss',
      'patches',
      `  - patch: |-\n      apiVersion: apps/v1\n      kind: Deployment\n      metadata:\n        name: ${MARK}no-such-workload\n      spec:\n        replicas: 3\n`,
    ),
  ];
};
