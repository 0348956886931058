import { child, itemsOf, textOf } from '../../core/formats/tree';
import { readYaml } from '../../core/formats/yaml/read';
import type { Look, Resolved } from '../../core/manager';
import type { Manifest } from '../../core/model';
import { syntaxProblem } from '../../core/problem';
import type { Problem } from '../../core/problem';
import type { Uri } from '../../core/source';
import { folderOf, nameOf, resolveUri } from '../../core/uri';
import { autoscalerOf } from './autoscaler';
import { keyOf } from './document';
import type { KubernetesDocument, KubernetesObject } from './document';
import { endpointOf } from './network';
import { countProblems } from './quantity';
import { isWorkload, processTypeOf } from './workload';

const KUSTOMIZATIONS = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/** One file of manifests, as its part of what its folder declares; a patch for kustomize is no part of that. */
export function resolveKubernetes(entry: Uri, look: Look<KubernetesDocument>): Resolved {
  const document = look(entry);
  if (typeof document !== 'object') return { written: manifestOf(entry, []), problems: [] };
  const { objects } = document;
  const written = manifestOf(entry, objects);
  const problems = [...document.problems, ...objectProblems(objects)];
  const { processTypes, autoscalers, endpoints } = written;
  const empty = processTypes.length + autoscalers.length + endpoints.length === 0;
  if (empty || isPatch(entry, look)) return { written, problems };
  const folder = folderOf(entry);
  const environment = {
    name: nameOf(folder),
    manager: 'kubernetes',
    group: folder,
    folder,
    files: [entry],
    processTypes,
    autoscalers,
    endpoints,
  };
  return { written, environment, problems };
}

function manifestOf(uri: Uri, objects: readonly KubernetesObject[]): Manifest {
  return {
    uri,
    manager: 'kubernetes',
    processTypes: objects.filter(isWorkload).map(processTypeOf),
    autoscalers: objects.flatMap(autoscalerOf),
    endpoints: objects.flatMap(endpointOf),
  };
}

function objectProblems(objects: readonly KubernetesObject[]): readonly Problem[] {
  const seen = new Map<string, KubernetesObject>();
  return objects.filter(isWorkload).flatMap((object) => {
    const { kind, namespace, name } = object;
    const key = keyOf(kind, namespace, name.text);
    const before = seen.get(key);
    if (!before) seen.set(key, object);
    return [...countProblems(object), ...(before ? [sameAs(before, object)] : [])];
  });
}

function sameAs(before: KubernetesObject, { kind, name }: KubernetesObject): Problem {
  const message = `${kind} ${name.text} stands in this file twice: the later one is applied over the earlier.`;
  return {
    ...syntaxProblem(message, name.at, 'warning'),
    related: [{ message: 'The earlier one', at: before.name.at }],
  };
}

/** True where the folder's kustomization names the file as a patch: then it is no manifest of its own. */
function isPatch(entry: Uri, look: Look<KubernetesDocument>): boolean {
  const folder = folderOf(entry);
  return KUSTOMIZATIONS.some((name) => {
    const source = look.text(resolveUri(folder, name));
    if (typeof source !== 'object') return false;
    const [root] = readYaml(source).roots;
    const patches = [
      ...itemsOf(child(root, 'patches')).map((patch) => textOf(child(patch, 'path'))),
      ...itemsOf(child(root, 'patchesStrategicMerge')).map(textOf),
      ...itemsOf(child(root, 'patchesJson6902')).map((patch) => textOf(child(patch, 'path'))),
    ];
    return patches.some(
      (path) => path !== undefined && !path.includes('\n') && resolveUri(folder, path) === entry,
    );
  });
}
