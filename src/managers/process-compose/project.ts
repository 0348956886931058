import { child, seenThrough, textOf } from '../../core/formats/tree';
import type { Entry, MappingNode, Node } from '../../core/formats/tree';
import type { Look } from '../../core/manager';
import { syntaxProblem } from '../../core/problem';
import type { Problem } from '../../core/problem';
import type { Origin, Uri } from '../../core/source';
import { folderOf, nameOf, resolveUri } from '../../core/uri';
import { processesOf } from './document';
import type { ProcessFile } from './document';

/** The files of a project, the base first, and the tree that they come to. */
export interface Project {
  readonly files: readonly Uri[];
  readonly tree: Node | undefined;
  readonly problems: readonly Problem[];
}

/** A file over those that it extends, and its override over it (process-compose `loader`). */
export function projectOf(entry: Uri, look: Look<ProcessFile>): Project {
  const problems: Problem[] = [];
  const files: Uri[] = [];
  const met = new Set<Uri>();
  const load = (uri: Uri, from: Origin | undefined): Node | undefined => {
    const document = look(uri);
    if (typeof document !== 'object') {
      if (document === 'absent' && from)
        problems.push(syntaxProblem('There is no such file to extend.', from));
      return undefined;
    }
    if (met.has(uri)) {
      if (from) problems.push(syntaxProblem('Files that extend each other in a circle.', from));
      return undefined;
    }
    met.add(uri);
    const extended = child(document.root, 'extends');
    const path = textOf(extended);
    const base =
      extended && path !== undefined ? load(resolveUri(folderOf(uri), path), extended.at) : undefined;
    files.push(uri);
    return merged(base, document.root);
  };
  const own = load(entry, undefined);
  const override = overrideOf(entry, look);
  const tree = withExtends(override === undefined ? own : merged(own, load(override, undefined)), problems);
  return { files, tree, problems };
}

/** `process-compose.override.yaml` beside a file of that name. */
function overrideOf(entry: Uri, look: Look<ProcessFile>): Uri | undefined {
  const [, stem, extension] = /^((?:process-)?compose)\.(ya?ml)$/.exec(nameOf(entry)) ?? [];
  if (stem === undefined || extension === undefined) return undefined;
  return [extension, extension === 'yaml' ? 'yml' : 'yaml']
    .map((other) => resolveUri(folderOf(entry), `${stem}.override.${other}`))
    .find((uri) => typeof look(uri) === 'object');
}

/** Processes over those of the same project that they extend. */
function withExtends(tree: Node | undefined, problems: Problem[]): Node | undefined {
  const processes = child(tree, 'processes');
  if (tree?.kind !== 'mapping' || processes?.kind !== 'mapping') return tree;
  const byName = new Map(processesOf(tree).map((process) => [process.name, process.node]));
  const extended = (node: MappingNode, chain: readonly MappingNode[]): Node => {
    const reference = child(node, 'extends');
    const base = byName.get(textOf(reference) ?? '');
    if (!reference) return node;
    if (!base || chain.includes(base)) {
      const why = base
        ? 'Processes that extend each other in a circle.'
        : 'There is no such process to extend.';
      problems.push(syntaxProblem(why, reference.at));
      return node;
    }
    return merged(extended(base, [...chain, node]), node) ?? node;
  };
  const entries = new Map<string, Entry>();
  for (const [name, entry] of processes.entries) {
    const value = entry.value.kind === 'mapping' ? extended(entry.value, [entry.value]) : entry.value;
    entries.set(name, { ...entry, value });
  }
  const own = tree.entries.get('processes');
  if (!own) return tree;
  const all = new Map(tree.entries).set('processes', { ...own, value: { ...processes, entries } });
  return { ...tree, entries: all };
}

/** Mappings are brought together key by key; of all else the later counts, and knows what it stands over. */
function merged(base: Node | undefined, over: Node | undefined): Node | undefined {
  if (!base || !over) return over ?? base;
  if (base.kind !== 'mapping' || over.kind !== 'mapping')
    return seenThrough(over, { via: 'override', at: over.at, over: base.at });
  const entries = new Map(base.entries);
  for (const [key, entry] of over.entries) {
    const before = entries.get(key);
    entries.set(key, before ? { ...entry, value: merged(before.value, entry.value) ?? entry.value } : entry);
  }
  return { ...over, entries };
}
