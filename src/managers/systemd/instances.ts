import type { Look } from '../../core/manager';
import type { Origin, Uri } from '../../core/source';
import { folderOf, nameOf } from '../../core/uri';
import { parseName } from './names';
import type { UnitName } from './names';
import { unitAt } from './unit';
import type { Assignment, UnitFile } from './unit-file';

/** What makes an instance of a template start: a unit that wants it, or a link in such a unit's folder. */
export interface Instance {
  readonly name: string;
  readonly at: Origin;
  /** The list of names that it stands in; absent for a link. */
  readonly wanted?: Assignment;
}

/** The keys with which one unit starts others (systemd.unit(5)). */
const STARTS = ['Wants', 'Requires', 'Requisite', 'BindsTo', 'Upholds'];

/** Folders of links that say the same: `shop.target.wants`. */
const LINKS = /\.(wants|requires|upholds)$/;

/** The instances of a template that units and links beside it start, each once. */
export function instancesOf(template: UnitName, uri: Uri, look: Look<UnitFile>): readonly Instance[] {
  const folder = folderOf(uri);
  const found = new Map<string, Instance>();
  const add = (name: string, instance: Omit<Instance, 'name'>) => {
    const parsed = parseName(name);
    if (parsed?.prefix !== template.prefix || parsed.type !== 'service' || !parsed.instance) return;
    // A specifier stands for what only a running unit knows.
    if (parsed.instance.includes('%') || found.has(parsed.instance)) return;
    found.set(parsed.instance, { name: parsed.instance, ...instance });
  };
  for (const other of look.listed(folder)) {
    const own = nameOf(other);
    if (LINKS.test(folderOf(other))) add(own, { at: { uri: other, span: { start: 0, end: 0 } } });
    else if (folderOf(other) === folder && other !== uri && /\.(target|service)$/.test(own))
      for (const key of STARTS)
        for (const wanted of unitAt(other, look)?.all('Unit', key) ?? [])
          for (const { 0: name, index } of wanted.value.matchAll(/\S+/g))
            add(name, { at: wanted.place.at(index, index + name.length), wanted });
  }
  return [...found.values()];
}
