import type { Look, Resolved } from '../../../core/manager';
import type { Environment } from '../../../core/model';
import type { Uri } from '../../../core/source';
import { objectOf } from '../document';
import type { Files, KubernetesDocument, KubernetesObject } from '../document';
import { declared, matters } from '../declared';
import { folderName } from '../folder-name';
import { buildKustomization, isComponent } from './build';
import type { KubernetesModel } from '../kubernetes-model';
import type { Build, Level } from './level';
import { withPassages } from './passages';
import { idsOf } from './resource';

/** How many kustomizations one build enters: bases of bases can multiply. */
const MOST_LEVELS = 500;

/** A kustomization: nothing is declared in it as written, and everything that it builds is its environment. */
export function resolveKustomization(entry: Uri, look: Look<KubernetesDocument>): Resolved {
  const build: Build = { look, chains: new Map(), left: MOST_LEVELS };
  const written = { uri: entry, manager: 'kubernetes', processTypes: [], autoscalers: [], endpoints: [] };
  const level = buildKustomization(build, entry);
  if (!level) return { written, problems: [] };
  const objects = objectsOf(level);
  const environment = environmentOf(level, objects);
  const { processTypes, autoscalers, endpoints } = environment;
  const empty = processTypes.length + autoscalers.length + endpoints.length === 0;
  const model: KubernetesModel = { objects, misses: isComponent(level) ? [] : level.misses };
  return { written, ...(empty ? {} : { environment }), problems: level.problems, model };
}

function environmentOf(level: Level, objects: readonly KubernetesObject[]): Environment {
  const { uri, folder, build } = level;
  const { processTypes, autoscalers, endpoints } = declared(objects);
  return {
    name: folderName(folder),
    manager: 'kubernetes',
    group: uri,
    folder,
    files: [...build.chains.keys()],
    processTypes,
    autoscalers,
    endpoints,
    ...(level.whole && !isComponent(level) ? {} : { partial: true }),
  };
}

function objectsOf({ build, resources }: Level): readonly KubernetesObject[] {
  const files: Files = (uri) => {
    const document = build.look(uri);
    return typeof document === 'object' ? document : undefined;
  };
  return resources.flatMap((resource) => {
    const built = objectOf(resource.node, files);
    const object = built && matters(built) && objectOf(withPassages(resource.node, build.chains), files);
    const formerNames = [...new Set(idsOf(resource).map(({ name }) => name))];
    return object ? [{ ...object, formerNames, places: resource.places }] : [];
  });
}
