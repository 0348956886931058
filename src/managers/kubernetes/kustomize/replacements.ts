import { child, isNull, itemsOf, scalarOf, seenThrough, textOf } from '../../../core/formats/tree';
import type { MappingNode, Node, ScalarNode } from '../../../core/formats/tree';
import { resolveUri } from '../../../core/uri';
import { fieldsAt, pathOf } from './field-path';
import type { Level } from './level';
import { groupOf, idsOf, versionOf } from './resource';
import type { Resource } from './resource';
import { scalar } from './tree';
import { LONGEST_TEXT } from './vars';

/** `replacements:` copy a field of one object into fields of others, after everything else. */
export function applyReplacements(level: Level): void {
  for (const entry of itemsOf(child(level.root, 'replacements'))) {
    const path = child(entry, 'path');
    for (const replacement of path ? fromFile(level, path) : [entry]) replace(level, replacement, entry);
  }
}

/** A file holds one replacement or a list of them. */
function fromFile(level: Level, path: Node): readonly Node[] {
  const document = level.build.look(resolveUri(level.folder, textOf(path) ?? ''));
  if (document === 'absent') level.refuse('No file is at this path.', path.at);
  if (typeof document !== 'object') return [];
  level.build.chains.set(document.source.uri, level.chain);
  return document.roots.flatMap((root) => (root.kind === 'sequence' ? root.items : [root]));
}

function replace(level: Level, replacement: Node, entry: Node): void {
  const source = child(replacement, 'source');
  const at = entry.at.uri === replacement.at.uri ? (source ?? entry).at : entry.at;
  const value = child(replacement, 'sourceValue') ?? (source && sourceValue(level, source, at));
  if (!value) return;
  const passed = seenThrough(value, { via: 'patch', at });
  for (const target of itemsOf(child(replacement, 'targets')))
    for (const resource of level.resources)
      if (isMeant(resource, target)) fill(level, resource, target, passed, at);
}

function sourceValue(level: Level, source: Node, at: Node['at']): Node | undefined {
  const found = level.resources.filter((resource) => isSelected(resource, source));
  const [only] = found;
  if (!only || found.length > 1) {
    const message = only ? 'More than one object is meant here.' : 'No object is selected here.';
    if (level.whole) level.refuse(`${message} kustomize refuses that.`, at);
    return undefined;
  }
  const field = textOf(child(source, 'fieldPath')) ?? 'metadata.name';
  const [value] = fieldsAt(only.node, pathOf(field), false).values;
  if (value?.kind === 'scalar' && !value.known) return undefined;
  const isSecret = textOf(child(only.node, 'kind')) === 'Secret' && !child(only.node, 'data');
  if (!value && !isSecret)
    level.refuse(`The source has no field \`${field}\`.`, (child(source, 'fieldPath') ?? source).at);
  const delimiter = textOf(child(source, 'options', 'delimiter'));
  if (delimiter === undefined || value?.kind !== 'scalar') return value;
  const part = value.text.split(delimiter)[Number(textOf(child(source, 'options', 'index')) ?? 0)];
  return part === undefined ? value : scalar(part, value.at, value.through);
}

/** Selected, and by none of the selectors that reject. */
function isMeant(resource: Resource, target: Node): boolean {
  const select = child(target, 'select');
  if (!select || !isSelected(resource, select)) return false;
  return !itemsOf(child(target, 'reject')).some((selector) => isSelected(resource, selector));
}

/** By what it is or was called; what is left out selects all. */
function isSelected(resource: Resource, selector: Node): boolean {
  const wanted = (key: string, value: string) =>
    [undefined, '', value].includes(textOf(child(selector, key)));
  return idsOf(resource).some(
    ({ apiVersion, kind, name, namespace }) =>
      wanted('kind', kind) &&
      wanted('name', name) &&
      wanted('namespace', namespace || 'default') &&
      wanted('group', groupOf(apiVersion)) &&
      wanted('version', versionOf(apiVersion)),
  );
}

function fill(level: Level, resource: Resource, target: Node, value: Node, at: Node['at']): void {
  const options = child(target, 'options');
  const create = textOf(child(options, 'create')) === 'true';
  const paths = itemsOf(child(target, 'fieldPaths'));
  for (const path of paths.length > 0 ? paths : [scalar('metadata.name', target.at)]) {
    const field = textOf(path) ?? '';
    const { values, changed } = fieldsAt(resource.node, pathOf(field), create, (before) =>
      put(before, value, options),
    );
    if (values.length === 0) {
      const here = path.at.uri === level.uri ? path.at : at;
      return level.refuse(`A target has no field \`${field}\`.`, here);
    }
    if (changed.kind === 'mapping') rename(resource, changed);
  }
}

function rename(resource: Resource, node: MappingNode): void {
  const [before, after] = [resource.node, node].map((at) => textOf(child(at, 'metadata', 'name')));
  if (before !== after) resource.former.push(...idsOf(resource).slice(-1));
  resource.node = node;
}

/**
 * A scalar keeps its type, as kustomize changes only its text; with a delimiter, only a part of that. One that was not
 * there has the type that its text has by itself.
 */
function put(before: Node | undefined, value: Node, options: Node | undefined): Node {
  const old = scalarOf(before);
  if (value.kind !== 'scalar') return value;
  if (!old || isNull(old))
    return /^-?\d+$/.test(value.text) ? { ...value, value: Number(value.text) } : value;
  const delimiter = textOf(child(options, 'delimiter'));
  const text = delimiter === undefined ? value.text : spliced(old, value.text, delimiter, options);
  const typed = typeof old.value === 'number' && /^-?\d+$/.test(text) ? Number(text) : text;
  return { ...scalar(typed, value.at, value.through), text };
}

function spliced(old: ScalarNode, part: string, delimiter: string, options: Node | undefined): string {
  const index = Number(textOf(child(options, 'index')) ?? 0);
  const parts = old.text.split(delimiter);
  if (index < 0) parts.unshift(part);
  else if (index >= parts.length) parts.push(part);
  else parts[index] = part;
  const text = parts.join(delimiter);
  return text.length > LONGEST_TEXT ? old.text : text;
}
