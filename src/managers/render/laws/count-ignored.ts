import { child, scalarOf } from '../../../core/formats/tree';
import type { ScalarNode } from '../../../core/formats/tree';
import { pathTo, removeAt } from '../../../core/formats/yaml/edit';
import { defineLaw } from '../../../core/rule';
import { partsOf } from '../document';
import type { Blueprint } from '../document';

interface Data {
  readonly count: ScalarNode;
  readonly document: Blueprint;
}

/** https://render.com/docs/blueprint-spec#scaling */
export const countIgnored = defineLaw<Blueprint, Data>({
  id: 'render-count-ignored',
  severity: 'warning',
  holdsFor: 'Render',
  docs: {
    summary: 'A count stands beside the bounds between which Render scales',
    why: 'With `scaling`, Render moves the number of instances between `minInstances` and `maxInstances`. `numInstances` beside it says nothing: whoever reads or changes it is misled.',
    bad: {
      file: 'render.yaml',
      text: 'services:\n  - type: web\n    name: shop\n    runtime: node\n    numInstances: 2\n    scaling:\n      minInstances: 1\n      maxInstances: 5\n      targetCPUPercent: 70\n',
    },
    good: {
      file: 'render.yaml',
      text: 'services:\n  - type: web\n    name: shop\n    runtime: node\n    scaling:\n      minInstances: 1\n      maxInstances: 5\n      targetCPUPercent: 70\n',
    },
    source: 'https://render.com/docs/blueprint-spec#scaling',
  },
  check({ document }, report) {
    for (const { services } of partsOf(document))
      for (const service of services) {
        const count = scalarOf(child(service, 'numInstances'));
        if (!count || child(service, 'scaling')?.kind !== 'mapping') continue;
        report({
          at: count.at,
          message: 'Render scales between the bounds of `scaling`, and does not look at this count.',
          data: { count, document },
        });
      }
  },
  fixes: ({ count, document: { source, root } }) => {
    if (count.through.length > 0) return [];
    const { uri, text } = source;
    const changes = () => [{ uri, edits: [removeAt(text, pathTo(root, count.at))] }];
    return [{ title: 'Remove numInstances', safe: true, changes }];
  },
});
