import { defineLaw } from '../../../core/rule';
import type { ComposeModel } from '../model';
import type { ComposeDocument } from '../../../core/formats/compose/document';
import { countNode, readCount } from '../quantity';

/** compose-go casts a count to a non-negative integer and refuses the project where it cannot. */
export const badCount = defineLaw<ComposeDocument, undefined, ComposeModel>({
  id: 'compose-count',
  severity: 'error',
  holdsFor: 'Docker Compose 2',
  docs: {
    summary: 'A count is no whole number of containers',
    why: 'Compose refuses to load a project in which `scale` or `deploy.replicas` is negative or no whole number.',
    bad: { file: 'compose.yaml', text: 'services:\n  worker:\n    image: shop\n    scale: -1\n' },
    good: { file: 'compose.yaml', text: 'services:\n  worker:\n    image: shop\n    scale: 2\n' },
    source: 'https://docs.docker.com/reference/compose-file/services/#scale',
  },
  check({ model }, report) {
    for (const { name, service } of model?.services ?? []) {
      const node = countNode(service);
      if (!node?.known || readCount(node) !== undefined) continue;
      report({
        at: node.at,
        message: `\`${node.text}\` is no number of containers for "${name}": Compose refuses it.`,
        data: undefined,
      });
    }
  },
});
