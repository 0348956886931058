import { readJsLiteral } from '../../core/formats/js-literal';
import { child, itemsOf } from '../../core/formats/tree';
import type { MappingNode, Node } from '../../core/formats/tree';
import { readYaml } from '../../core/formats/yaml/read';
import type { Problem } from '../../core/problem';
import type { SourceText } from '../../core/source';
import { nameOf } from '../../core/uri';

/** A configuration of PM2, as far as it is written out: JavaScript is read, and never run. */
export interface Pm2File {
  readonly source: SourceText;
  readonly root: Node | undefined;
  readonly problems: readonly Problem[];
}

export function readPm2(source: SourceText): Pm2File {
  if (isScript(source)) return readJsLiteral(source);
  const { roots, problems } = readYaml(source);
  return { source, root: roots[0], problems };
}

export function isScript({ uri }: SourceText): boolean {
  return /\.[cm]?js$/.test(nameOf(uri));
}

/** The apps: under `apps`, or in older files the whole (pm2 `lib/Common.js`, `parseConfig`). */
export function appsOf({ root }: Pm2File): readonly MappingNode[] {
  const apps = child(root, 'apps') ?? root;
  const list = apps?.kind === 'mapping' ? [apps] : itemsOf(apps);
  return list.filter((item): item is MappingNode => item.kind === 'mapping' && item.entries.has('script'));
}
