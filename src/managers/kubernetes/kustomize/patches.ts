import { child, isNull, itemsOf, textOf } from '../../../core/formats/tree';
import type { Node } from '../../../core/formats/tree';
import type { Origin } from '../../../core/source';
import { applyJsonPatch, Inapplicable, isJsonPatch } from './json-patch';
import type { Level } from './level';
import { filePatches, here, inlinePatches, isStrategic, seen } from './patch-documents';
import { mergeOne } from './patch-merge';
import { describeId, idOf, nowNamed, sameId } from './resource';
import { brokenPattern, select } from './select';

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
