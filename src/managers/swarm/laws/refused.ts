import { rootAt } from '../../../core/formats/compose/document';
import type { ComposeDocument } from '../../../core/formats/compose/document';
import { servicesOf } from '../../../core/formats/compose/services';
import { child, scalarOf } from '../../../core/formats/tree';
import type { Node, ScalarNode } from '../../../core/formats/tree';
import { pathTo, removeAt } from '../../../core/formats/yaml/edit';
import { defineLaw } from '../../../core/rule';
import { MODES, modeOf } from '../quantity';

interface Data {
  readonly document: ComposeDocument;
  /** What is to go, where that alone mends it. */
  readonly surplus: Node | undefined;
}

/** What `docker stack deploy` does not take: its own loader, of the version 3 of compose files, and Swarm's own check. */
export const refused = defineLaw<ComposeDocument, Data>({
  id: 'swarm-refused',
  severity: 'error',
  holdsFor: 'docker 28.2',
  docs: {
    summary: 'Swarm refuses a service of a stack',
    why: 'A service of the mode `global` has one task on each node: a number of replicas beside it is refused, and so is a mode that Swarm does not have. `docker stack deploy` reads version 3 of compose files: it knows no `scale`, and `depends_on` only as a list.',
    bad: {
      file: 'docker-stack.yml',
      text: 'services:\n  agent:\n    image: agent\n    deploy:\n      mode: global\n      replicas: 2\n',
    },
    good: {
      file: 'docker-stack.yml',
      text: 'services:\n  agent:\n    image: agent\n    deploy:\n      mode: global\n',
    },
    source: 'https://docs.docker.com/reference/compose-file/deploy/#mode',
  },
  check({ document }, report) {
    for (const { service } of document.roots.flatMap(servicesOf)) {
      const mode = scalarOf(child(service, 'deploy', 'mode'));
      const replicas = scalarOf(child(service, 'deploy', 'replicas'));
      const [scale, needs] = [child(service, 'scale'), child(service, 'depends_on')];
      if (mode && mode.value !== null && !mode.text.includes('$') && !isMode(mode.text))
        report({
          at: mode.at,
          message: `Swarm has no mode "${mode.text}": it is one of ${MODES.join(', ')}.`,
          data: { document, surplus: undefined },
        });
      else if (replicas && replicas.value !== null && modeOf(service).startsWith('global'))
        report({
          at: replicas.at,
          message: `A ${modeOf(service)} service has one task on each node: Swarm refuses a number of replicas.`,
          data: { document, surplus: replicas },
        });
      else if (replicas && replicas.value !== null && !replicas.text.includes('$') && !isCount(replicas))
        report({
          at: replicas.at,
          message: `\`docker stack deploy\` refuses ${replicas.text === '' ? 'an empty text' : replicas.text} as replicas: they are a whole number, without quotes.`,
          data: { document, surplus: undefined },
        });
      if (scale)
        report({
          at: scale.at,
          severity: 'warning',
          message: '`docker stack deploy` refuses `scale`: write `deploy.replicas`.',
          data: { document, surplus: undefined },
        });
      if (needs?.kind === 'mapping')
        report({
          at: service.entries.get('depends_on')?.key.at ?? needs.at,
          severity: 'warning',
          message:
            '`docker stack deploy` refuses `depends_on` with conditions: only a list of names, which Swarm ignores.',
          data: { document, surplus: undefined },
        });
    }
  },
  fixes: ({ document, surplus }) => {
    if (!surplus || surplus.through.length > 0) return [];
    const { uri, text } = document.source;
    const changes = () => [
      { uri, edits: [removeAt(text, pathTo(rootAt(document, surplus.at), surplus.at))] },
    ];
    return [{ title: 'Remove replicas', safe: true, changes }];
  },
});

function isCount({ value, text }: ScalarNode): boolean {
  return typeof value === 'number' && /^\d+$/.test(text);
}

function isMode(text: string): boolean {
  return (MODES as readonly string[]).includes(text);
}
