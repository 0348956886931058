import { child, scalarOf } from '../../../core/formats/tree';
import type { ScalarNode } from '../../../core/formats/tree';
import { pathTo, removeAt } from '../../../core/formats/yaml/edit';
import { defineLaw } from '../../../core/rule';
import { servicesOf } from '../services';
import { rootAt } from '../document';
import type { ComposeDocument } from '../document';
import { readCount } from '../quantity';

interface Data {
  readonly document: ComposeDocument;
  readonly scale: ScalarNode;
  readonly replicas: ScalarNode;
}

/** compose-go refuses to load a service whose two counts differ. */
export const scaleConflict = defineLaw<ComposeDocument, Data>({
  id: 'scale-conflict',
  severity: 'error',
  holdsFor: 'Docker Compose 2',
  docs: {
    summary: 'A service has two different counts',
    why: 'A service takes its count from `scale` or from `deploy.replicas`. Compose refuses to load a project in which both are set and differ.',
    bad: {
      file: 'compose.yaml',
      text: 'services:\n  worker:\n    image: shop\n    scale: 2\n    deploy:\n      replicas: 3\n',
    },
    good: {
      file: 'compose.yaml',
      text: 'services:\n  worker:\n    image: shop\n    deploy:\n      replicas: 3\n',
    },
    source: 'https://docs.docker.com/reference/compose-file/services/#scale',
  },
  check({ document }, report) {
    for (const { service } of document.roots.flatMap(servicesOf)) {
      const scale = scalarOf(child(service, 'scale'));
      const replicas = scalarOf(child(service, 'deploy', 'replicas'));
      if (!scale || !replicas) continue;
      const [a, b] = [readCount(scale), readCount(replicas)];
      if (a === undefined || b === undefined || a === b) continue;
      report({
        at: scale.at,
        message: `\`scale\` is ${a} and \`deploy.replicas\` is ${b}: Compose refuses to load a service with two different counts.`,
        related: [{ message: `deploy.replicas: ${b}`, at: replicas.at }],
        data: { document, scale, replicas },
      });
    }
  },
  fixes: ({ document, scale, replicas }) =>
    [
      { node: scale, title: 'Keep deploy.replicas, remove scale', climb: 0 },
      { node: replicas, title: 'Keep scale, remove deploy.replicas', climb: 1 },
    ].map(({ node, title, climb }) => ({
      title,
      safe: false,
      changes: () => {
        const { uri, text } = document.source;
        return [{ uri, edits: [removeAt(text, pathTo(rootAt(document, node.at), node.at), climb)] }];
      },
    })),
});
