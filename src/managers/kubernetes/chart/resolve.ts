import { child, textOf } from '../../../core/formats/tree';
import type { Node } from '../../../core/formats/tree';
import { isBackingImage } from '../../../core/image';
import type { Look, Resolved } from '../../../core/manager';
import type { Environment, Manifest, ProcessType } from '../../../core/model';
import { located } from '../../../core/source';
import type { Uri } from '../../../core/source';
import { folderOf, nameOf, resolveUri } from '../../../core/uri';
import type { KubernetesDocument } from '../document';
import { folderName } from '../folder-name';
import { mergeStrategic } from '../kustomize/strategic-merge';
import { mapTree } from '../kustomize/tree';
import { countsIn } from './counts';
import type { Counted } from './counts';
import { CHART_FILE, VALUES_FILE } from './files';

/** What people call a count in the values of a Helm chart: what it is of, only the chart's templates know. */
export const CHART_TERM = 'chart value';

/** A chart's values, and for those of one environment the chart's own under them. */
export function resolveValues(entry: Uri, look: Look<KubernetesDocument>): Resolved {
  const folder = folderOf(entry);
  const [chart, own] = [look(resolveUri(folder, CHART_FILE)), look(entry)];
  const written = (types: readonly ProcessType[]): Manifest => ({
    uri: entry,
    manager: 'kubernetes',
    processTypes: types,
    autoscalers: [],
    endpoints: [],
  });
  if (typeof own !== 'object') return { written: written([]), problems: [] };
  if (typeof chart !== 'object') return { written: written([]), problems: [] };
  const name = textOf(child(chart.roots[0], 'name')) ?? nameOf(folder);
  const [root] = own.roots;
  const beneath = nameOf(entry) === VALUES_FILE ? undefined : look(resolveUri(folder, VALUES_FILE));
  const base = typeof beneath === 'object' ? beneath : undefined;
  const processTypes = typesOf(layered(base?.roots[0], root), name);
  const files = [entry, ...(base ? [base.source.uri] : []), chart.source.uri];
  const environment: Environment = {
    name: base ? `${folderName(folder)} ${nameOf(entry)}` : folderName(folder),
    manager: 'kubernetes',
    group: entry,
    folder,
    files,
    processTypes,
    autoscalers: [],
    endpoints: [],
  };
  return {
    written: written(typesOf(root, name)),
    ...(processTypes.length > 0 ? { environment } : {}),
    problems: own.problems,
  };
}

/** One file's values over another's, as Helm lays them: mappings are merged, and null takes out. */
function layered(base: Node | undefined, over: Node | undefined): Node | undefined {
  if (!base || !over) return over ?? base;
  const at = over.at;
  const below = mapTree(base, (node) => ({ ...node, through: [...node.through, { via: 'base', at }] }));
  return over.kind === 'mapping' && below.kind === 'mapping' ? mergeStrategic(below, over, false) : over;
}

function typesOf(values: Node | undefined, chart: string): readonly ProcessType[] {
  const types = countsIn(values).map((counted) => typeOf(counted, chart));
  return types.filter((type, index) => types.findIndex(({ key }) => key === type.key) === index);
}

function typeOf({ path, key, scope, quantity, off }: Counted, chart: string): ProcessType {
  const name = path.join('-') || chart;
  const repository = child(scope, 'image', 'repository');
  const tag = textOf(child(scope, 'image', 'tag'));
  const image = textOf(repository);
  return {
    name: located(name, key.at, key.through),
    key: `${CHART_TERM}/${name}`,
    alsoNamed: [...(path.length > 0 ? [`${chart}-${name}`, path.at(-1) ?? name] : [])].filter(
      (other) => other !== name,
    ),
    manager: 'kubernetes',
    term: CHART_TERM,
    role: isBackingImage(image ?? path[0] ?? chart) ? 'backing-service' : 'process',
    quantity,
    ...(off === undefined ? {} : { dormant: off }),
    ...(repository && image !== undefined
      ? { image: located(tag ? `${image}:${tag}` : image, repository.at, repository.through) }
      : {}),
    needs: [],
    traits: [],
    body: key.at,
    declarations: [key.at],
  };
}
