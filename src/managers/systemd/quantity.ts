import type { Look } from '../../core/manager';
import type { Quantity } from '../../core/model';
import { located } from '../../core/source';
import type { Uri } from '../../core/source';
import { folderOf, resolveUri } from '../../core/uri';
import type { Instance } from './instances';
import { isTemplate } from './names';
import type { UnitName } from './names';
import { isYes, unitAt } from './unit';
import type { Unit } from './unit';
import type { UnitFile } from './unit-file';

/** What starts a unit in its place, by the units of its name beside it. */
export interface Activation {
  readonly timer: boolean;
  readonly socket: Unit | undefined;
  /** A path that is watched. */
  readonly path: boolean;
}

export function activationOf({ prefix }: UnitName, uri: Uri, look: Look<UnitFile>): Activation {
  const beside = (type: string) => unitAt(resolveUri(folderOf(uri), `${prefix}.${type}`), look);
  return {
    timer: beside('timer') !== undefined,
    socket: beside('socket'),
    path: beside('path') !== undefined,
  };
}

/**
 * One unit is one process. A template is as many as there are instances that something starts, and for a socket that
 * accepts connections itself, one for each of them.
 */
export function quantityOf(
  unit: UnitName,
  { timer, socket }: Activation,
  instances: readonly Instance[],
): Quantity {
  if (timer) return { kind: 'on-demand', declared: false, known: true };
  if (isTemplate(unit) && isYes(socket?.one('Socket', 'Accept'))) return perConnection(socket);
  if (!isTemplate(unit)) return { kind: 'fixed', count: 1, declared: false, known: true };
  const [first] = instances;
  if (!first) return { kind: 'none', declared: false, known: true };
  const at = located(instances.length, first.at);
  return { kind: 'fixed', count: instances.length, declared: true, known: true, at };
}

/** `MaxConnections` is 64 unless it is said (systemd.socket(5)). */
function perConnection(socket: Unit | undefined): Quantity {
  const most = socket?.one('Socket', 'MaxConnections')?.value ?? '64';
  const count = /^\d+$/.test(most) ? { count: Number(most) } : {};
  return { kind: 'on-demand', ...count, declared: true, known: true };
}
