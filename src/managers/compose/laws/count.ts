import { defineLaw } from '../../../core/rule';
import type { ComposeModel, Count } from '../model';
import type { ComposeDocument } from '../../../core/formats/compose/document';
import { standing } from '../standing';

/** compose-go casts a count to an integer and refuses the project where it cannot; Compose makes a list of that length. */
export const badCount = defineLaw<ComposeDocument, undefined, ComposeModel>({
  id: 'compose-count',
  severity: 'error',
  holdsFor: 'Docker Compose 2',
  docs: {
    summary: 'A count is no whole number of containers',
    why: 'Compose refuses to load a project in which `scale` or `deploy.replicas` is no whole number, and crashes when it starts one in which it is negative.',
    bad: { file: 'compose.yaml', text: 'services:\n  worker:\n    image: shop\n    scale: -1\n' },
    good: { file: 'compose.yaml', text: 'services:\n  worker:\n    image: shop\n    scale: 2\n' },
    source: 'https://docs.docker.com/reference/compose-file/services/#scale',
  },
  check({ model }, report) {
    const check = (name: string, count: Count | undefined) => {
      if (!count || count.value !== undefined || !count.node.known) return;
      const { node } = count;
      const written = node.value === null ? 'Nothing' : `\`${node.text}\``;
      const fate = /^-\d+$/.test(node.text) ? '`docker compose up` crashes on it' : 'Compose refuses it';
      const message = `${written} is no number of containers for "${name}": ${fate}.`;
      report({ ...standing(node), message, data: undefined });
    };
    for (const { name, scale, replicas } of model?.services ?? []) {
      check(name, scale);
      check(name, replicas);
    }
  },
});
