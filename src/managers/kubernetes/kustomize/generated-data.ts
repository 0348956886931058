import { child, itemsOf, textOf } from '../../../core/formats/tree';
import type { Entry, MappingNode, Node } from '../../../core/formats/tree';
import { span } from '../../../core/source';
import type { Origin, SourceText } from '../../../core/source';
import { nameOf, resolveUri } from '../../../core/uri';
import { isRemote } from './files';
import type { Level } from './level';
import { emptyMapping, scalar } from './tree';

/** A key of a ConfigMap or Secret, and its value; undefined where it is not known here. */
type Pair = readonly [key: string, value: string | undefined];

/** What a generator puts under `data`, each value at what brings it (kustomize `api/kv`). */
export function generatedData(level: Level, entry: Node): MappingNode {
  const entries = new Map<string, Entry>();
  const put = ([key, value]: Pair, at: Origin, item: Node) => {
    if (key === '') return;
    if (entries.has(key)) level.refuse(`kustomize refuses a key that is made twice: ${key}.`, item.at);
    const made = { ...scalar(value ?? '', at), known: value !== undefined };
    entries.set(key, { key: scalar(key, at), value: made, at, own: false });
  };
  for (const item of itemsOf(child(entry, 'literals'))) {
    const pair = literal(textOf(item) ?? '');
    if (pair[0] === '') level.refuse('A literal is a key, `=` and a value.', item.at);
    put(pair, valuePlace(level, item.at, pair), item);
  }
  for (const item of envFilesOf(entry)) {
    const source = sourceOf(level, textOf(item) ?? '');
    if (source) for (const { pair, at } of variables(source)) put(pair, at, item);
  }
  for (const item of itemsOf(child(entry, 'files'))) {
    const { key, path } = fileSource(textOf(item) ?? '');
    put([key, sourceOf(level, path)?.text], item.at, item);
  }
  return { ...emptyMapping(entry.at), entries };
}

/** The value in a literal, where it stands there as it is. */
function valuePlace({ build }: Level, at: Origin, [key, value = '']: Pair): Origin {
  const { uri } = at;
  const source = build.look.text(uri);
  const written = typeof source === 'object' ? source.text.slice(at.span.start, at.span.end) : '';
  const from = at.span.start + written.indexOf(`${key}=${value}`) + key.length + 1;
  return written.includes(`${key}=${value}`) ? { uri, span: span(from, from + value.length) } : at;
}

/** The paths that a generator reads: `files` as `key=path` or `path`, `envs` and the old `env`. */
export function filesOf(entry: Node): readonly Node[] {
  return [...itemsOf(child(entry, 'files')), ...envFilesOf(entry)];
}

export function isMissing({ build, folder }: Level, file: Node): boolean {
  const { path } = fileSource(textOf(file) ?? '');
  return path !== '' && !isRemote(path) && build.look.text(resolveUri(folder, path)) === 'absent';
}

function envFilesOf(entry: Node): readonly Node[] {
  const env = child(entry, 'env');
  return [...itemsOf(child(entry, 'envs')), ...(env && textOf(env) !== undefined ? [env] : [])];
}

function fileSource(text: string): { readonly key: string; readonly path: string } {
  const cut = text.indexOf('=');
  const path = text.slice(cut + 1);
  return { key: cut < 0 ? nameOf(resolveUri('file:///', path)) : text.slice(0, cut), path };
}

function sourceOf({ build, folder }: Level, path: string): SourceText | undefined {
  if (path === '' || isRemote(path)) return undefined;
  const source = build.look.text(resolveUri(folder, path));
  return typeof source === 'object' ? source : undefined;
}

/** `key=value`, in which quotes around the value are none of it. */
function literal(text: string): Pair {
  const [, key = '', value = ''] = /^([^=]*)=([^]*)$/.exec(text) ?? [];
  return [key, /^("[^]*"|'[^]*')$/.test(value) && value.length > 1 ? value.slice(1, -1) : value];
}

/** Lines of `KEY=value`, quotes and all; a key alone takes its value from where kustomize runs. */
function variables({ uri, text }: SourceText): readonly { readonly pair: Pair; readonly at: Origin }[] {
  return [...text.matchAll(/^\s*([^\s#=][^=\r\n]*)(?:=([^\r\n]*))?\r?$/gm)].map((line) => {
    const [whole, key = '', value] = line;
    const start = line.index + (value === undefined ? whole.indexOf(key) : whole.indexOf('=') + 1);
    return { pair: [key, value], at: { uri, span: span(start, start + (value ?? key).length) } };
  });
}
