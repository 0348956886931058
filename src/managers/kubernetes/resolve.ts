import type { Look, Resolved } from '../../core/manager';
import type { Manifest } from '../../core/model';
import { syntaxProblem } from '../../core/problem';
import type { Problem } from '../../core/problem';
import type { Uri } from '../../core/source';
import { folderOf, nameOf } from '../../core/uri';
import { isValuesFile } from './chart/files';
import { resolveValues } from './chart/resolve';
import { declaredAgain } from './declared';
import type { KubernetesDocument, KubernetesObject } from './document';
import type { KubernetesModel } from './kubernetes-model';
import { isKustomization } from './kustomize/files';
import { isPulled } from './kustomize/pulled';
import { resolveKustomization } from './kustomize/resolve';
import { countProblems } from './quantity';
import { isWorkload } from './workload';
import { append } from '../../core/append';

/** One file of manifests, as its part of what its folder declares; what a kustomization takes is no part of that. */
export function resolveKubernetes(entry: Uri, look: Look<KubernetesDocument>): Resolved {
  if (isKustomization(entry)) return resolveKustomization(entry, look);
  if (isValuesFile(entry)) return resolveValues(entry, look);
  const document = look(entry);
  if (typeof document !== 'object') return { written: manifestOf(entry, [], look), problems: [] };
  const { objects } = document;
  const written = manifestOf(entry, objects, look);
  const problems = [...document.problems, ...objectProblems(objects)];
  const { processTypes, autoscalers, endpoints } = written;
  const empty = processTypes.length + autoscalers.length + endpoints.length === 0;
  if (empty || isPulled(entry, look)) return { written, problems };
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
  const model: KubernetesModel = { objects, misses: [] };
  return { written, environment, problems, model };
}

function manifestOf(
  uri: Uri,
  objects: readonly KubernetesObject[],
  look: Look<KubernetesDocument>,
): Manifest {
  return { uri, manager: 'kubernetes', ...declaredAgain(objects, look) };
}

function objectProblems(objects: readonly KubernetesObject[]): readonly Problem[] {
  const seen = new Map<string, KubernetesObject>();
  const problems: Problem[] = [];
  for (const object of objects) {
    if (!isWorkload(object)) continue;
    append(problems, countProblems(object));
    const before = seen.get(object.key);
    if (before) problems.push(sameAs(before, object));
    else seen.set(object.key, object);
  }
  return problems;
}

function sameAs(before: KubernetesObject, { kind, name }: KubernetesObject): Problem {
  const message = `${kind} ${name.text} stands in this file twice: the later one is applied over the earlier.`;
  return {
    ...syntaxProblem(message, name.at, 'warning'),
    related: [{ message: 'The earlier one', at: before.name.at }],
  };
}
