import { child, scalarOf } from '../../core/formats/tree';
import type { ScalarNode } from '../../core/formats/tree';
import type { KubernetesObject } from './document';

/** ingress-nginx's and Traefik's; the Service has a field of its own. */
const COOKIES: Readonly<Record<string, RegExp>> = {
  'nginx.ingress.kubernetes.io/affinity': /^cookie$/,
  'traefik.ingress.kubernetes.io/service.sticky.cookie': /^true$/,
};

/** What keeps each caller of a Service or an Ingress to one pod. */
export function stickiness({ kind, group, node }: KubernetesObject): ScalarNode | undefined {
  if (kind !== 'Service' && kind !== 'Ingress') return undefined;
  const affinity = scalarOf(child(node, 'spec', 'sessionAffinity'));
  if (kind === 'Service' && group === '' && affinity?.text === 'ClientIP') return affinity;
  return Object.entries(COOKIES)
    .map(([key, value]) => ({ written: scalarOf(child(node, 'metadata', 'annotations', key)), value }))
    .find(({ written, value }) => written && value.test(written.text))?.written;
}
