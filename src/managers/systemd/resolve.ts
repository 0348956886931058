import type { Look, Resolved } from '../../core/manager';
import type { Environment, Manifest, ProcessType } from '../../core/model';
import type { Uri } from '../../core/source';
import { folderOf, nameOf, resolveUri } from '../../core/uri';
import { parseName } from './names';
import type { UnitName } from './names';
import { processTypeOf } from './process-type';
import { activationOf } from './quantity';
import type { SystemdModel } from './model';
import { changedBy, unitAt } from './unit';
import type { Unit } from './unit';
import type { UnitFile } from './unit-file';

const NO_MORE = { manager: 'systemd', autoscalers: [], endpoints: [] };

/** A unit, as its part of what its folder declares. A drop-in is a part of the unit that it changes. */
export function resolveUnit(entry: Uri, look: Look<UnitFile>): Resolved {
  const file = look(entry);
  const problems = typeof file === 'object' ? file.problems : [];
  const changed = changedBy(entry);
  const written: Manifest = { ...NO_MORE, uri: entry, processTypes: typesOf(changed ?? entry, look) };
  const unit = changed === undefined ? unitAt(entry, look) : undefined;
  const [processType] = written.processTypes;
  if (!unit || !processType) return { written, problems };
  const folder = folderOf(entry);
  const environment: Environment = {
    ...NO_MORE,
    name: nameOf(folder),
    group: folder,
    folder,
    files: filesOf(unit, processType),
    processTypes: [processType],
  };
  const name = parseName(nameOf(entry));
  const activation = name && activationOf(name, entry, look);
  const model: SystemdModel = { name, unit, processType, activation };
  return { written, environment, problems, model };
}

/** The unit's own, and the one that says how many there are. */
function filesOf(unit: Unit, { quantity }: ProcessType): readonly Uri[] {
  const files = unit.files.map(({ source }) => source.uri);
  return [...new Set([...files, ...(quantity.at ? [quantity.at.at.uri] : [])])];
}

function typesOf(uri: Uri, look: Look<UnitFile>): readonly ProcessType[] {
  const name = parseName(nameOf(uri));
  const unit = unitAt(uri, look);
  if (!name || !unit || !/^(service|container)$/.test(name.type) || isCounted(name, uri, look)) return [];
  return [processTypeOf(uri, name, unit, look)];
}

/** A link that makes a unit start, or an instance beside its template: the template's quantity counts it. */
function isCounted({ prefix, instance, type }: UnitName, uri: Uri, look: Look<UnitFile>): boolean {
  const folder = folderOf(uri);
  if (/\.(wants|requires|upholds)$/.test(folder)) return true;
  if (instance === undefined || instance === '') return false;
  return look(resolveUri(folder, `${prefix}@.${type}`)) !== 'absent';
}
