import { child, scalarOf } from '../../../core/formats/tree';
import type { ScalarNode } from '../../../core/formats/tree';
import { defineLaw } from '../../../core/rule';
import type { KubernetesDocument, KubernetesObject } from '../document';
import type { KubernetesModel } from '../kubernetes-model';

const service = (more: string) =>
  `apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec:\n  selector: { app: web }\n${more}  ports: [{ port: 80 }]\n`;

/** ingress-nginx's and Traefik's; the Service has a field of its own. */
const COOKIES: Readonly<Record<string, RegExp>> = {
  'nginx.ingress.kubernetes.io/affinity': /^cookie$/,
  'traefik.ingress.kubernetes.io/service.sticky.cookie': /^true$/,
};

/** A caller that is always sent to the same pod finds there what no other pod has. */
export const stickySessions = defineLaw<KubernetesDocument, undefined, KubernetesModel>({
  id: 'sticky-sessions',
  severity: 'info',
  holdsFor: 'Kubernetes, ingress-nginx, Traefik',
  docs: {
    summary: 'Callers are kept to one pod',
    why: 'Processes share nothing: any of them can answer any request, so that one more takes load off all others, and one less loses nothing. Where callers are kept to one pod, new pods get no part of those that are there, and a pod that goes takes their sessions with it. Keep sessions in a backing service that expires them.',
    bad: { file: 'web.yaml', text: service('  sessionAffinity: ClientIP\n') },
    good: { file: 'web.yaml', text: service('') },
    source: 'https://12factor.net/processes',
  },
  check({ model }, report) {
    for (const object of model?.objects ?? []) {
      const at = stickiness(object);
      if (at)
        report({
          at: at.at,
          message: `${object.kind} "${object.name.text}" keeps each caller to one pod: a new pod takes no load off it, and one that goes takes its sessions with it.`,
          data: undefined,
        });
    }
  },
});

function stickiness({ kind, group, node }: KubernetesObject): ScalarNode | undefined {
  if (kind !== 'Service' && kind !== 'Ingress') return undefined;
  const affinity = scalarOf(child(node, 'spec', 'sessionAffinity'));
  if (kind === 'Service' && group === '' && affinity?.text === 'ClientIP') return affinity;
  return Object.entries(COOKIES)
    .map(([key, value]) => ({ written: scalarOf(child(node, 'metadata', 'annotations', key)), value }))
    .find(({ written, value }) => written && value.test(written.text))?.written;
}
