import type { Look } from '../../core/manager';
import type { Uri } from '../../core/source';
import { folderOf, nameOf } from '../../core/uri';
import type { Assignment, UnitFile } from './unit-file';

/** A unit with the drop-ins that change it, the later over the earlier. */
export class Unit {
  constructor(readonly files: readonly [UnitFile, ...UnitFile[]]) {}

  get file(): UnitFile {
    return this.files[0];
  }

  /** What is assigned to a key that takes several values; an empty one takes back those before it. */
  all(section: string, key: string): readonly Assignment[] {
    const written = this.files
      .flatMap(({ assignments }) => assignments)
      .filter((assignment) => assignment.section === section && assignment.key === key);
    return written.slice(written.findLastIndex(({ value }) => value === '') + 1);
  }

  /** What is assigned to a key that takes one value: the last; undefined where that is empty. */
  one(section: string, key: string): Assignment | undefined {
    return this.all(section, key).at(-1);
  }
}

/** `yes` in the words that systemd takes for it. */
export function isYes(assignment: Assignment | undefined): boolean {
  return /^(1|yes|y|true|t|on)$/i.test(assignment?.value ?? '');
}

/** `no` in the words that systemd takes for it. */
export function isNo(assignment: Assignment): boolean {
  return /^(0|no|n|false|f|off)$/i.test(assignment.value);
}

/** True for what a person sits before: it ends when they leave. */
export function isAtTerminal(unit: Unit): boolean {
  return /^tty/.test(unit.one('Service', 'StandardInput')?.value ?? '');
}

/**
 * The unit of a file with its drop-ins in the folder `app.service.d` beside it, by name (systemd.unit(5)). Undefined
 * where the file is not there.
 */
export function unitAt(uri: Uri, look: Look<UnitFile>): Unit | undefined {
  const file = look(uri);
  if (typeof file !== 'object') return undefined;
  const dropIns = look
    .listed(dropInFolder(uri))
    .filter((other) => other.endsWith('.conf'))
    .flatMap((other) => {
      const dropIn = look(other);
      return typeof dropIn === 'object' ? [dropIn] : [];
    });
  return new Unit([file, ...dropIns]);
}

function dropInFolder(uri: Uri): Uri {
  return `${uri}.d`;
}

/** The unit file that a drop-in changes; undefined for what is no drop-in. */
export function changedBy(uri: Uri): Uri | undefined {
  const folder = folderOf(uri);
  return nameOf(uri).endsWith('.conf') && folder.endsWith('.d') ? folder.slice(0, -'.d'.length) : undefined;
}
