import { child, itemsOf, scalarOf, textOf } from '../../../core/formats/tree';
import type { MappingNode, Node } from '../../../core/formats/tree';
import { resolveUri } from '../../../core/uri';
import { isRemote } from './files';
import type { Level } from './level';
import { idOf, nowNamed, resourceOf } from './resource';
import { emptyMapping, scalar, withEntry } from './tree';

/** ConfigMaps and Secrets made of files and literals: here only their names, for patches to find. */
export function runGenerators(level: Level): void {
  const { root } = level;
  for (const [key, kind] of [
    ['configMapGenerator', 'ConfigMap'],
    ['secretGenerator', 'Secret'],
  ] as const)
    for (const entry of itemsOf(child(root, key))) generate(level, entry, kind);
  for (const key of ['helmCharts', 'helmChartInflationGenerator'])
    for (const chart of itemsOf(child(root, key)))
      level.pass('Passed by: kubectl kustomize renders no charts.', chart.at);
}

function generate(level: Level, entry: Node, kind: string): void {
  const nameNode = scalarOf(child(entry, 'name'));
  const name = textOf(nameNode);
  const missing = filesOf(entry).filter((file) => isMissing(level, file));
  for (const file of missing) level.refuse('No file is at this path.', file.at);
  if (!nameNode || name === undefined || name === '')
    return level.refuse('A generator needs a name.', entry.at);
  const node = made(kind, nameNode, child(entry, 'namespace'));
  const behaviour = textOf(child(entry, 'behavior')) ?? 'create';
  const known = level.resources.some((resource) => {
    const [a, b] = [nowNamed(resource), idOf(node)];
    return a.kind === b.kind && [a.name, ...resource.former.map((id) => id.name)].includes(b.name);
  });
  if (behaviour === 'merge' || behaviour === 'replace') {
    if (!known && level.whole) level.refuse(`There is no ${kind} ${name} to ${behaviour}.`, nameNode.at);
  } else if (known)
    level.refuse(`There is a ${kind} ${name} already: it can be merged or replaced.`, nameNode.at);
  else level.add(resourceOf(node), nameNode.at);
}

/** The paths that a generator reads: `files` as `key=path` or `path`, `envs` and the old `env`. */
function filesOf(entry: Node): readonly Node[] {
  const env = child(entry, 'env');
  return [
    ...itemsOf(child(entry, 'files')),
    ...itemsOf(child(entry, 'envs')),
    ...(env && textOf(env) !== undefined ? [env] : []),
  ];
}

function isMissing({ build, folder }: Level, file: Node): boolean {
  const text = textOf(file) ?? '';
  const path = text.slice(text.indexOf('=') + 1);
  return path !== '' && !isRemote(path) && build.look.text(resolveUri(folder, path)) === 'absent';
}

function made(kind: string, name: Node, namespace: Node | undefined): MappingNode {
  const metadata = withEntry(emptyMapping(name.at), 'name', name);
  const object = withEntry(emptyMapping(name.at), 'apiVersion', scalar('v1', name.at));
  return withEntry(
    withEntry(object, 'kind', scalar(kind, name.at)),
    'metadata',
    namespace ? withEntry(metadata, 'namespace', namespace) : metadata,
  );
}
