import { child, scalarOf, seenDeepThrough, textOf } from '../../core/formats/tree';
import type { Entry, MappingNode, Node } from '../../core/formats/tree';
import type { Uri } from '../../core/source';
import { folderOf, resolveUri } from '../../core/uri';
import type { FileSet, Loading } from './loading';
import { mergeOver } from './merge';
import { isRemote } from './remote';
import { serviceEntries, withoutResets, withServices } from '../../core/formats/compose/services';
import type { ServiceEntries } from '../../core/formats/compose/services';

/** A service that another extends, and the services of the file it stands in. */
interface Extended {
  readonly name: string;
  readonly file: Uri;
  readonly services: ServiceEntries;
}

/** A chain of `extends`, as the file and name of each service in it. */
type Chain = readonly string[];

/** The tree with each service that extends another in place of its own keys over the other's (compose-go `extends.go`). */
export function applyExtends(tree: Node, file: Uri, set: FileSet, loader: Loading): Node {
  const services = serviceEntries(tree);
  let result: Map<string, Entry> | undefined;
  for (const entry of services.values()) {
    const name = entry.key.text;
    if (entry.value.kind !== 'mapping' || !entry.value.entries.has('extends')) continue;
    const service = extended({ name, file, services }, [], set, loader);
    if (!service || service === entry.value) continue;
    result ??= new Map(services);
    result.set(name, { ...entry, value: service });
  }
  return result ? withServices(tree, result) : tree;
}

/** A service with all it extends under it; undefined where it is no service, or refused. */
function extended(
  { name, file, services }: Extended,
  chain: Chain,
  set: FileSet,
  loader: Loading,
): Node | undefined {
  const service = services.get(name)?.value;
  if (service?.kind !== 'mapping') return undefined;
  const reference = service.entries.get('extends')?.value;
  if (!reference || reference.tag === '!reset') return service;
  const here = `${file}#${name}`;
  if (chain.includes(here)) {
    loader.refuse(`"${name}" extends itself: Compose refuses a circle of \`extends\`.`, reference.at, set);
    return without(service);
  }
  const base = baseOf(reference, { name, file, services }, set, loader);
  const inside = base?.file === file ? set : { ...set, from: set.from ?? reference.at };
  const under = base && extended(base, [...chain, here], inside, loader);
  if (!under) return without(service);
  const passed = seenDeepThrough(withoutResets(under), { via: 'extends', at: reference.at });
  return mergeOver(passed, without(service), 'services.*');
}

function baseOf(reference: Node, own: Extended, set: FileSet, loader: Loading): Extended | undefined {
  const service = scalarOf(reference.kind === 'scalar' ? reference : child(reference, 'service'));
  const name = textOf(service);
  if (!service || name === undefined) {
    loader.refuse('`extends` must name a service.', reference.at, set);
    return undefined;
  }
  const path = scalarOf(child(reference, 'file'));
  const pathText = textOf(path);
  const found = path && pathText !== undefined ? otherFile(path, pathText, own, set, loader) : own;
  if (!found) return undefined;
  if (found.services.has(name)) return { ...found, name };
  if (service.known)
    loader.refuse(
      `There is no service "${name}" to extend${pathText === undefined ? '' : ` in ${pathText}`}.`,
      service.at,
      set,
    );
  return undefined;
}

function otherFile(
  path: Node,
  text: string,
  own: Extended,
  set: FileSet,
  loader: Loading,
): Extended | undefined {
  if (isRemote(text)) {
    loader.passBy('Not read: it is not on this machine, and reading fetches nothing.', path.at);
    return undefined;
  }
  const folder = loader.folderFor(own.file);
  const file = resolveUri(folder, text);
  const services = loader.servicesIn(file, folderOf(file), set);
  if (services) return { name: '', file, services };
  if (loader.isAbsent(file) && (path.kind !== 'scalar' || path.known))
    loader.refuse(`There is no file ${text} to extend a service from.`, path.at, set);
  return undefined;
}

function without(service: MappingNode): MappingNode {
  const entries = new Map(service.entries);
  entries.delete('extends');
  return { ...service, entries };
}
