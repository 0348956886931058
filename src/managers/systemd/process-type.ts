import { isBackingImage } from '../../core/image';
import type { Look } from '../../core/manager';
import type { Config, ProcessType, Role } from '../../core/model';
import { located, span } from '../../core/source';
import type { Origin, Uri } from '../../core/source';
import { nameOf } from '../../core/uri';
import { commandOf, wordRemover } from './command';
import { instancesOf } from './instances';
import type { Instance } from './instances';
import { isTemplate } from './names';
import type { UnitName } from './names';
import { needsOf } from './needs';
import { activationOf, quantityOf } from './quantity';
import type { Activation } from './quantity';
import { traitsOf } from './traits';
import type { Unit } from './unit';
import type { UnitFile } from './unit-file';

/** A service, a template of services, or a container that systemd runs (podman-systemd.unit(5)), as a process type. */
export function processTypeOf(uri: Uri, name: UnitName, unit: Unit, look: Look<UnitFile>): ProcessType {
  const command = commandOf(unit, name.type);
  const activation = activationOf(name, uri, look);
  const instances = isTemplate(name) ? instancesOf(name, uri, look) : [];
  const image = unit.one('Container', 'Image');
  const head = headOf(unit);
  return {
    name: located(typeName(name), head),
    key: nameOf(uri),
    alsoNamed: [],
    manager: 'systemd',
    term: isTemplate(name) ? 'template' : 'unit',
    role: roleOf(unit, activation, image?.value),
    quantity: quantityOf(name, activation, instances),
    ...(command ? { command } : {}),
    ...(image ? { image: located(image.value, image.place.whole) } : {}),
    needs: needsOf(unit, name.prefix),
    traits: traitsOf(name, unit, command, wordRemover(look)),
    body: wholeOf(unit),
    declarations: unit.files.map(({ source }) => ({ uri: source.uri, span: span(0, 0) })),
    config: () => configOf(name, unit, instances, command?.text),
  };
}

/** An instance with a file of its own is a type of its own. */
function typeName({ prefix, instance }: UnitName): string {
  return instance === undefined || instance === '' ? prefix : `${prefix}@${instance}`;
}

/** The header of the section that says what runs. */
function headOf({ file: { source, assignments } }: Unit): Origin {
  const own = /^[ \t]*\[(Service|Container)\]/m.exec(source.text);
  const start = own ? own.index + own[0].lastIndexOf('[') : (assignments[0]?.at.span.start ?? 0);
  const end = own ? own.index + own[0].length : (assignments[0]?.at.span.end ?? 0);
  return { uri: source.uri, span: span(start, end) };
}

function wholeOf({ file: { source } }: Unit): Origin {
  return { uri: source.uri, span: span(0, source.text.trimEnd().length) };
}

function roleOf(unit: Unit, { timer }: Activation, image: string | undefined): Role {
  if (timer) return 'scheduled';
  if (unit.one('Service', 'Type')?.value === 'oneshot') return 'one-off';
  return image !== undefined && isBackingImage(image) ? 'backing-service' : 'process';
}

function configOf(
  { type }: UnitName,
  unit: Unit,
  instances: readonly Instance[],
  command: string | undefined,
): Config {
  const values = {
    type: unit.one('Service', 'Type')?.value,
    command,
    image: unit.one('Container', 'Image')?.value,
    restart: unit.one('Service', 'Restart')?.value,
    user: unit.one('Service', 'User')?.value,
  };
  const known = Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]));
  const names = instances.map(({ name }) => name);
  return { unit: type, ...Object.fromEntries(known), ...(names.length > 0 ? { instances: names } : {}) };
}
