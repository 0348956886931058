import { child, scalarOf, textOf } from '../../../core/formats/tree';
import type { MappingNode, Node } from '../../../core/formats/tree';
import type { Origin } from '../../../core/source';
import type { Level } from './level';
import { hasSchema } from './merge-keys';
import { here } from './patch-documents';
import { describeId, idOf, idsOf, nowNamed, rename, sameId } from './resource';
import type { Resource, ResourceId } from './resource';
import { select } from './select';
import { mergeStrategic, Mismatch } from './strategic-merge';
import { withEntry, withoutEntry } from './tree';

/** A strategic merge changes what its target selects, or the one resource that it names itself. */
export function mergeOne(level: Level, patch: Node, target: Node | undefined, entry: Node, at: Origin): void {
  if (patch.kind !== 'mapping') return;
  const name = scalarOf(child(patch, 'metadata', 'name'));
  if (target) {
    const options = child(entry, 'options');
    for (const resource of select(level.resources, target)) mergeInto(level, resource, patch, options, at);
    return;
  }
  const id = idOf(patch);
  const found = level.resources.filter((resource) => idsOf(resource).some((other) => sameId(id, other)));
  const [only] = found;
  if (found.length === 1 && only) {
    mergeInto(level, only, patch, child(entry, 'options'), at);
    return;
  }
  level.miss(
    { what: 'patch', name: describeId(id), at: here(level, (name ?? patch).at, at) },
    new Set([id.kind]),
    found.length > 1,
  );
}

function mergeInto(
  level: Level,
  resource: Resource,
  patch: MappingNode,
  options: Node | undefined,
  at: Origin,
): void {
  const before = nowNamed(resource);
  try {
    const schema = hasSchema(before.apiVersion) || level.settings.schema;
    const merged = mergeStrategic(resource.node, patch, schema);
    if (merged?.kind !== 'mapping') {
      level.resources = level.resources.filter((other) => other !== resource);
      return;
    }
    keepIdentity(resource, merged, before, options);
    resource.places.push((child(patch, 'metadata', 'name') ?? patch).at);
  } catch (error) {
    if (!(error instanceof Mismatch)) throw error;
    const message = `This patch does not fit what ${describeId(before)} has.`;
    level.refuse(message, here(level, error.node.at, at), [{ message: 'Here', at: error.node.at }]);
  }
}

/** A patch changes a name or a kind only where `options` allow that. */
function keepIdentity(
  resource: Resource,
  merged: MappingNode,
  before: ResourceId,
  options: Node | undefined,
): void {
  const allowed = (key: string) => textOf(child(options, key)) === 'true';
  const old = resource.node;
  const oldName = scalarOf(child(old, 'metadata', 'name'));
  const newName = scalarOf(child(merged, 'metadata', 'name'));
  const named = idOf(merged);
  let node = merged;
  const keep = (key: string) => {
    const value = child(old, key);
    if (value) node = withEntry(node, key, value);
  };
  if (!allowed('allowKindChange')) ['kind', 'apiVersion'].forEach(keep);
  const metadata = child(node, 'metadata');
  if (metadata?.kind === 'mapping') {
    let kept = oldName ? withEntry(metadata, 'name', oldName) : metadata;
    const namespace = child(old, 'metadata', 'namespace');
    kept = namespace ? withEntry(kept, 'namespace', namespace) : withoutEntry(kept, 'namespace');
    node = withEntry(node, 'metadata', kept);
  }
  resource.node = node;
  if (newName && named.name !== before.name && allowed('allowNameChange'))
    rename(resource, 'name', named.name, newName.at);
}
