import { child } from '../../core/formats/tree';
import type { ProcessType } from '../../core/model';
import { textsOf } from './document';
import type { KubernetesObject } from './document';

/** The domains of the labels and annotations by which a tool that follows a repository is told about an object. */
const TOOLS: readonly (readonly [domain: string, title: string])[] = [
  ['argocd.argoproj.io', 'Argo CD'],
  ['kustomize.toolkit.fluxcd.io', 'Flux'],
  ['helm.toolkit.fluxcd.io', 'Flux'],
];

export function deliveredBy({ node }: KubernetesObject): Pick<ProcessType, 'keptBy'> {
  const metadata = child(node, 'metadata');
  const marks = ['labels', 'annotations'].flatMap((kind) => Object.keys(textsOf(child(metadata, kind))));
  const keptBy = TOOLS.find(([domain]) => marks.some((mark) => mark.startsWith(`${domain}/`)))?.[1];
  return keptBy === undefined ? {} : { keptBy };
}
