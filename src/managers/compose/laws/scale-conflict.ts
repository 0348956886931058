import type { ScalarNode } from '../../../core/formats/tree';
import { pathTo, removeAt } from '../../../core/formats/yaml/edit';
import { defineLaw } from '../../../core/rule';
import { rootAt } from '../../../core/formats/compose/document';
import type { ComposeDocument } from '../../../core/formats/compose/document';
import type { ComposeModel } from '../model';
import { standing } from '../standing';
import type { DocumentOf } from '../../../core/formats/compose/document';

interface Data {
  readonly documentOf: DocumentOf;
  readonly scale: ScalarNode;
  readonly replicas: ScalarNode;
}

/** compose-go refuses to load a service whose two counts differ. */
export const scaleConflict = defineLaw<ComposeDocument, Data, ComposeModel>({
  id: 'compose-scale-conflict',
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
  check({ model }, report) {
    model?.services.forEach(({ scale, replicas }, index) => {
      if (scale?.value === undefined || replicas?.value === undefined) return;
      if (scale.value === replicas.value || model.processTypes[index]?.dormant !== undefined) return;
      const { at, related } = standing(scale.node);
      report({
        at,
        message: `\`scale\` is ${scale.value} and \`deploy.replicas\` is ${replicas.value}: Compose refuses to load a service with two different counts.`,
        related: [...related, { message: `deploy.replicas: ${replicas.value}`, at: replicas.node.at }],
        data: { documentOf: model.documentOf, scale: scale.node, replicas: replicas.node },
      });
    });
  },
  fixes: ({ documentOf, scale, replicas }) =>
    [
      { node: scale, title: 'Keep deploy.replicas, remove scale', climb: 0 },
      { node: replicas, title: 'Keep scale, remove deploy.replicas', climb: 1 },
    ].flatMap(({ node, title, climb }) => {
      const document = documentOf(node);
      if (!document || node.through.some(({ via }) => via !== 'override' && via !== 'variable')) return [];
      const { uri, text } = document.source;
      const path = () => pathTo(rootAt(document, node.at), node.at);
      return [{ title, safe: false, changes: () => [{ uri, edits: [removeAt(text, path(), climb)] }] }];
    }),
});
