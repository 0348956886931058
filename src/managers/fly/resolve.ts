import { scalarOf, child } from '../../core/formats/tree';
import type { TomlFile } from '../../core/formats/toml';
import type { Look, Resolved } from '../../core/manager';
import type { Endpoint } from '../../core/model';
import type { Uri } from '../../core/source';
import { folderOf, nameOf } from '../../core/uri';
import { appOf, groupsFor, groupsOf, servicesOf } from './document';
import type { Group } from './document';
import { processTypeOf, releaseOf } from './process-type';

/** One file is one app. */
export function resolveFly(entry: Uri, look: Look<TomlFile>): Resolved {
  const file = look(entry);
  if (typeof file !== 'object') {
    const nothing = { manager: 'fly', processTypes: [], autoscalers: [], endpoints: [] };
    return { written: { ...nothing, uri: entry }, problems: [] };
  }
  const groups = groupsOf(file);
  const release = releaseOf(file);
  const processTypes = [
    ...groups.map((group) => processTypeOf(group, groups, file, look)),
    ...(release ? [release] : []),
  ];
  const endpoints = servicesOf(file.root).map((service) => endpointOf(service, groups));
  const shared = { manager: 'fly', processTypes, autoscalers: [], endpoints };
  const written = { ...shared, uri: entry };
  if (processTypes.length === 0) return { written, problems: file.problems };
  const project = appOf(file);
  const environment = {
    ...shared,
    name: nameOf(entry),
    group: entry,
    folder: folderOf(entry),
    files: [entry],
    ...(project === undefined ? {} : { project }),
  };
  return { written, environment, problems: file.problems };
}

function endpointOf(service: ReturnType<typeof servicesOf>[number], groups: readonly Group[]): Endpoint {
  const at = scalarOf(child(service, 'internal_port'))?.at ?? service.at;
  return { names: [], leadsTo: groupsFor(service, groups), entry: true, at };
}
