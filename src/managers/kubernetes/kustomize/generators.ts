import { child, entriesOf, itemsOf, scalarOf, textOf } from '../../../core/formats/tree';
import type { MappingNode, Node } from '../../../core/formats/tree';
import { filesOf, generatedData, isMissing } from './generated-data';
import type { Level } from './level';
import { idOf, idsOf, resourceOf, sameId } from './resource';
import type { Resource } from './resource';
import { emptyMapping, scalar, withEntry } from './tree';

/** ConfigMaps and Secrets made of files and literals, for patches to find, and for what is filled in from them. */
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
  // The data of a Secret is encoded, and nothing that runs is made of it.
  const data = kind === 'ConfigMap' ? generatedData(level, entry) : undefined;
  const node = made(kind, nameNode, child(entry, 'namespace'), data);
  const behaviour = textOf(child(entry, 'behavior')) ?? 'create';
  const known = level.resources.find((resource) => idsOf(resource).some((id) => sameId(id, idOf(node))));
  if (behaviour === 'merge' || behaviour === 'replace') {
    if (known && data) takeOver(known, data, behaviour);
    else if (!known && level.whole) level.refuse(`There is no ${kind} ${name} to ${behaviour}.`, nameNode.at);
  } else if (known)
    level.refuse(`There is a ${kind} ${name} already: it can be merged or replaced.`, nameNode.at);
  else level.add(resourceOf(node), nameNode.at);
}

function takeOver(known: Resource, data: MappingNode, behaviour: 'merge' | 'replace'): void {
  const before = child(known.node, 'data');
  const merged = before?.kind === 'mapping' && behaviour === 'merge' ? withEntries(before, data) : data;
  known.node = withEntry(known.node, 'data', merged);
}

const withEntries = (before: MappingNode, over: MappingNode) =>
  entriesOf(over).reduce((into, { key, value }) => withEntry(into, key.text, value), before);

function made(
  kind: string,
  name: Node,
  namespace: Node | undefined,
  data: MappingNode | undefined,
): MappingNode {
  const metadata = withEntry(emptyMapping(name.at), 'name', name);
  const object = withEntry(emptyMapping(name.at), 'apiVersion', scalar('v1', name.at));
  const named = withEntry(
    withEntry(object, 'kind', scalar(kind, name.at)),
    'metadata',
    namespace ? withEntry(metadata, 'namespace', namespace) : metadata,
  );
  return data && data.entries.size > 0 ? withEntry(named, 'data', data) : named;
}
