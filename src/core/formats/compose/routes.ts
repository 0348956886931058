import { child, entriesOf, textOf } from '../tree';
import type { Entry } from '../tree';
import type { Endpoint } from '../../model';
import { located } from '../../source';
import { asMapping } from './short-forms';
import type { Service } from './services';

/** The routers of Traefik 2 and 3, and of Traefik 1 (https://doc.traefik.io/traefik/routing/providers/docker/). */
const ROUTED = /^traefik\.(?:(?:http|tcp)\.routers\.[^.]+\.rule|frontend\.rule)$/i;
const STICKY =
  /^traefik\.(?:http\.services\.[^.]+\.loadbalancer\.sticky(?:\.cookie)?|backend\.loadbalancer\.(?:sticky|stickiness))$/i;
const STICKY_COOKIE = /^traefik\.http\.services\.[^.]+\.loadbalancer\.sticky\.cookie\.\w+$/i;

/** What labels tell a reverse proxy of a service: that requests from outside reach it, and how they are shared out. */
export function routesTo({ name, service }: Service): readonly Endpoint[] {
  const labels = [child(service, 'labels'), child(service, 'deploy', 'labels')].flatMap((node) =>
    node ? entriesOf(asMapping(node)) : [],
  );
  const routed = labels.find(({ key }) => ROUTED.test(key.text));
  const sticky = labels.find(isSticky);
  const first = routed ?? sticky;
  if (!first) return [];
  return [
    {
      names: [],
      leadsTo: [name],
      entry: routed !== undefined,
      ...(sticky ? { sticky: located(`Traefik, by its labels of "${name}",`, sticky.at) } : {}),
      at: first.at,
    },
  ];
}

/** A setting of the cookie turns it on too. */
function isSticky({ key, value }: Entry): boolean {
  if (STICKY_COOKIE.test(key.text)) return true;
  return STICKY.test(key.text) && /^(true|1)$/i.test(textOf(value) ?? '');
}
