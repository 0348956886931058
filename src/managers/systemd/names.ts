import { nameOf } from '../../core/uri';
import type { Uri } from '../../core/source';

/** The parts of a unit's name (systemd.unit(5)): `app@2.service` is the instance `2` of the template `app@.service`. */
export interface UnitName {
  /** Before the `@`, or before the type: `app`. */
  readonly prefix: string;
  /** Absent where it has no `@`; empty for the template itself. */
  readonly instance?: string;
  /** `service`, `target`, `timer`. */
  readonly type: string;
}

const NAME = /^([^@/]+?)(?:@([^/]*))?\.(service|target|timer|socket|container)$/;

export function parseName(name: string): UnitName | undefined {
  const [, prefix, instance, type] = NAME.exec(name) ?? [];
  if (prefix === undefined || type === undefined) return undefined;
  return { prefix, type, ...(instance === undefined ? {} : { instance }) };
}

/** The unit of a file: its own name, or for a drop-in that of the folder `app.service.d`. */
export function unitOf(uri: Uri): UnitName | undefined {
  const segments = uri.split('/').map(decodeURIComponent);
  const dropIn = /^(.+)\.d$/.exec(segments.at(-2) ?? '')?.[1];
  return parseName(dropIn !== undefined && nameOf(uri).endsWith('.conf') ? dropIn : nameOf(uri));
}

export function isTemplate({ instance }: UnitName): boolean {
  return instance === '';
}
