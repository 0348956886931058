import type { Look, Resolved } from '../../core/manager';
import type { Environment, ProcessType } from '../../core/model';
import type { Uri } from '../../core/source';
import { folderOf, nameOf } from '../../core/uri';
import { platformDatabase } from '../../core/platform-database';
import { partsOf } from './document';
import type { Blueprint, Part } from './document';
import { processTypeOf } from './process-type';

const NO_MORE = { manager: 'render', autoscalers: [], endpoints: [] };

/** A Blueprint, with an environment for each that its projects have. */
export function resolveBlueprint(entry: Uri, look: Look<Blueprint>): Resolved {
  const blueprint = look(entry);
  if (typeof blueprint !== 'object')
    return { written: { ...NO_MORE, uri: entry, processTypes: [] }, problems: [] };
  const environments = partsOf(blueprint).map((part) => environmentOf(part, blueprint, look));
  const [environment, ...variants] = environments;
  const { problems } = blueprint.file;
  const processTypes = environments.flatMap((one) => one.processTypes);
  const written = { ...NO_MORE, uri: entry, processTypes };
  return { written, problems, ...(environment ? { environment, variants } : {}) };
}

function environmentOf(part: Part, blueprint: Blueprint, look: Look<Blueprint>): Environment {
  const { uri } = blueprint.source;
  const services = part.services.map((node) => processTypeOf(node, blueprint, look));
  const found = [...services, ...part.databases.map((node) => platformDatabase('render', node))];
  const processTypes = found.filter((type): type is ProcessType => type !== undefined);
  return {
    ...NO_MORE,
    name: part.name === '' ? nameOf(uri) : `${nameOf(uri)} (${part.name})`,
    group: part.name === '' ? uri : `${uri}#${part.name}`,
    folder: folderOf(uri),
    files: [uri],
    processTypes,
    endpoints: processTypes
      .filter(({ term }) => term === 'web')
      .map(({ name }) => ({ names: [], leadsTo: [name.value], entry: true, at: name.at })),
  };
}
