import { child, isNull, itemsOf, scalarOf, seenThrough, textOf } from '../../../core/formats/tree';
import type { MappingNode, Node } from '../../../core/formats/tree';
import type { Origin } from '../../../core/source';
import { resolveUri } from '../../../core/uri';
import { listed } from '../listed';
import { isBelow } from './files';
import { readInline } from './inline';
import { applyJsonPatch, Inapplicable, isJsonPatch } from './json-patch';
import type { Level } from './level';
import { hasSchema } from './merge-keys';
import { describeId, idOf, idsOf, nowNamed, rename, sameId } from './resource';
import type { Resource } from './resource';
import { brokenPattern, select } from './select';
import { mergeStrategic, Mismatch } from './strategic-merge';
import { mapTree, withEntry, withoutEntry } from './tree';

/** `patchesStrategicMerge`, then `patches`: before any name changes. */
export function applyPatches(level: Level): void {
  const { root } = level;
  for (const item of itemsOf(child(root, 'patchesStrategicMerge'))) {
    const inline = textOf(item)?.includes('\n') ?? false;
    const texts = inline ? inlinePatches(level, item) : filePatches(level, item);
    for (const patch of texts ?? []) mergeOne(level, seen(patch, item.at), undefined, item, item.at);
  }
  for (const entry of itemsOf(child(root, 'patches'))) applyEntry(level, entry);
}

/** `patchesJson6902`: after names and labels. */
export function applyJsonPatches(level: Level): void {
  for (const entry of itemsOf(child(level.root, 'patchesJson6902'))) {
    const named = (textOf(child(entry, 'target', 'name')) ?? '') !== '';
    if (named) applyEntry(level, entry, true);
    else level.refuse('A JSON patch here needs the name of its `target`.', entry.at);
  }
}

function applyEntry(level: Level, entry: Node, json = false): void {
  const [path, inline] = [child(entry, 'path'), child(entry, 'patch')];
  const target = child(entry, 'target');
  const has = (node: Node | undefined) => (textOf(node) ?? '') !== '';
  if (has(path) && has(inline)) return level.refuse('A patch is either `path` or `patch`.', entry.at);
  if (!has(path) && !has(inline)) return level.refuse('A patch needs `path` or `patch`.', entry.at);
  const documents = path && has(path) ? filePatches(level, path) : inline && inlinePatches(level, inline);
  if (!documents) return;
  const at = (path && has(path) ? path : (inline ?? entry)).at;
  const targeted = target !== undefined && !isNull(target);
  const broken = brokenPattern(target);
  if (broken) return level.refuse('This is no regular expression.', broken.at);
  if (documents.length === 1 && isJsonPatch(documents[0])) {
    const [operations] = documents;
    if (!targeted) return level.refuse('A JSON patch needs a `target`.', at);
    if (operations) applyOperations(level, seen(operations, entry.at), target, at);
    return;
  }
  if (json) return level.refuse('Only a JSON patch can stand here.', at);
  if (documents.length === 0 || !documents.every(isStrategic))
    return level.refuse('This is neither a strategic merge patch (with kind and name) nor a JSON patch.', at);
  if (targeted && documents.length > 1)
    return level.refuse('Several patches in one entry cannot have a `target`.', at);
  for (const patch of documents)
    mergeOne(level, seen(patch, entry.at), targeted ? target : undefined, entry, at);
}

const isStrategic = (node: Node) =>
  (textOf(child(node, 'kind')) ?? '') !== '' && (textOf(child(node, 'metadata', 'name')) ?? '') !== '';

function seen(patch: Node, at: Origin): Node {
  return mapTree(patch, (node) => seenThrough(node, { via: 'patch', at }));
}

function filePatches(level: Level, path: Node): readonly Node[] | undefined {
  const uri = resolveUri(level.folder, textOf(path) ?? '');
  const document = level.build.look(uri);
  if (document === 'pending') level.whole = false;
  else if (document === 'absent') level.refuse('No patch is at this path.', path.at);
  else if (!isBelow(level.folder, uri))
    level.refuse('kustomize reads files only in or below the folder of its kustomization.', path.at);
  else if (document.problems.some(({ severity }) => severity === 'error')) {
    level.refuse('This patch is no readable YAML.', path.at);
  } else {
    level.build.chains.set(uri, level.chain);
    return listed(document.roots);
  }
  return undefined;
}

function inlinePatches(level: Level, patch: Node): readonly Node[] | undefined {
  const scalar = scalarOf(patch);
  const file = level.build.look(patch.at.uri);
  const roots = scalar && readInline(scalar, typeof file === 'object' ? file.source : undefined);
  if (!roots) level.refuse('This patch is no readable YAML.', patch.at);
  return roots && listed(roots);
}

/** A strategic merge changes what its target selects, or the one resource that it names itself. */
function mergeOne(level: Level, patch: Node, target: Node | undefined, entry: Node, at: Origin): void {
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
  before: ReturnType<typeof idOf>,
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

function applyOperations(level: Level, operations: Node, target: Node | undefined, at: Origin): void {
  for (const resource of select(level.resources, target)) {
    try {
      const before = nowNamed(resource);
      const after = applyJsonPatch(resource.node, operations);
      if (after.kind !== 'mapping') continue;
      if (!sameId(before, idOf(after))) resource.former.push(before);
      resource.node = after;
      resource.places.push(operations.at);
    } catch (error) {
      if (!(error instanceof Inapplicable)) throw error;
      const message = `${describeId(nowNamed(resource))}: ${error.message}`;
      return level.refuse(message, here(level, error.at, at), [{ message: 'This operation', at: error.at }]);
    }
  }
  const twice = level.twice();
  if (twice) level.refuse(`This makes two of ${describeId(twice)}.`, at);
}

/** A place in the kustomization itself; for one in a patch's file, where that file is named. */
function here({ uri }: Level, at: Origin, named: Origin): Origin {
  return at.uri === uri ? at : named;
}
