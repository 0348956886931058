import { child, itemsOf, textOf } from '../../core/formats/tree';
import type { Node } from '../../core/formats/tree';
import type { Endpoint } from '../../core/model';
import { located } from '../../core/source';
import { textsOf } from './document';
import type { KubernetesObject } from './document';
import { stickiness } from './sticky';

/** A Service with a selector, or what leads to Services from outside: Ingress, Gateway routes, OpenShift's Route. */
export function endpointOf(object: KubernetesObject): readonly Endpoint[] {
  const { kind, group, name, namespace, node } = object;
  const sticky = stickiness(object);
  const common = {
    names: [name.text],
    ...(sticky ? { sticky: located(`${kind} "${name.text}"`, sticky.at) } : {}),
    ...(namespace === undefined ? {} : { namespace }),
    at: name.at,
  };
  if (kind === 'Service' && group === '') {
    const selects = textsOf(child(node, 'spec', 'selector'));
    const type = textOf(child(node, 'spec', 'type')) ?? 'ClusterIP';
    const entry = type === 'LoadBalancer' || type === 'NodePort';
    return Object.keys(selects).length === 0 ? [] : [{ ...common, selects, entry }];
  }
  if (kind === 'Service' && group === 'serving.knative.dev')
    return [{ ...common, leadsTo: [name.text], entry: true }];
  if (kind.endsWith('Route') && group === 'gateway.networking.k8s.io')
    return [{ ...common, leadsTo: routed(itemsOf(child(node, 'spec', 'rules'))), entry: true }];
  if (kind === 'Route' && ['route.openshift.io', ''].includes(group))
    return [{ ...common, leadsTo: openShiftBackends(child(node, 'spec')), entry: true }];
  const ingress = kind === 'Ingress' && ['networking.k8s.io', 'extensions'].includes(group);
  return ingress ? [{ ...common, leadsTo: backends(child(node, 'spec')), entry: true }] : [];
}

/** The Services of all rules, in the words of `v1` and of the betas before it. */
function backends(spec: Node | undefined): readonly string[] {
  const paths = itemsOf(child(spec, 'rules')).flatMap((rule) => itemsOf(child(rule, 'http', 'paths')));
  const nodes = [
    child(spec, 'defaultBackend'),
    child(spec, 'backend'),
    ...paths.map((path) => child(path, 'backend')),
  ];
  const names = nodes.map(
    (backend) => textOf(child(backend, 'service', 'name')) ?? textOf(child(backend, 'serviceName')),
  );
  return [...new Set(names.filter((name) => name !== undefined))];
}

/** The Services of a Gateway route; a backend of another kind is none. */
function routed(rules: readonly Node[]): readonly string[] {
  const backends = rules.flatMap((rule) => itemsOf(child(rule, 'backendRefs')));
  const services = backends.filter((backend) => (textOf(child(backend, 'kind')) ?? 'Service') === 'Service');
  return [...new Set(services.flatMap((backend) => textOf(child(backend, 'name')) ?? []))];
}

function openShiftBackends(spec: Node | undefined): readonly string[] {
  const backends = [child(spec, 'to'), ...itemsOf(child(spec, 'alternateBackends'))];
  return [...new Set(backends.flatMap((backend) => textOf(child(backend, 'name')) ?? []))];
}
