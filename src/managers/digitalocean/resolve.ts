import { child, itemsOf, textOf } from '../../core/formats/tree';
import type { Look, Resolved } from '../../core/manager';
import type { Endpoint, ProcessType } from '../../core/model';
import { platformDatabase } from '../../core/platform-database';
import type { Uri } from '../../core/source';
import { folderOf, nameOf } from '../../core/uri';
import { processTypeOf } from './component';
import { componentsOf, databasesOf, nameOfApp } from './document';
import type { AppSpec } from './document';

/** One spec is one app. */
export function resolveAppSpec(entry: Uri, look: Look<AppSpec>): Resolved {
  const nothing = { manager: 'digitalocean', processTypes: [], autoscalers: [], endpoints: [] };
  const app = look(entry);
  if (typeof app !== 'object') return { written: { ...nothing, uri: entry }, problems: [] };
  const found = [
    ...componentsOf(app).map((component) => processTypeOf(component, app, look)),
    ...databasesOf(app).map((node) => platformDatabase('digitalocean', node)),
  ].filter((type): type is ProcessType => type !== undefined);
  const names = new Set(found.map(({ name }) => name.value));
  const processTypes = found.map((type) => ({
    ...type,
    needs: type.needs.filter(({ on }) => names.has(on)),
  }));
  const shared = { ...nothing, processTypes, endpoints: endpointsOf(app, processTypes) };
  const written = { ...shared, uri: entry };
  const { problems } = app.file;
  if (processTypes.length === 0) return { written, problems };
  const project = nameOfApp(app);
  const environment = {
    ...shared,
    name: nameOf(entry),
    group: entry,
    folder: folderOf(entry),
    files: [entry],
    ...(project === undefined ? {} : { project }),
  };
  return { written, environment, problems };
}

/** Requests reach the services that rules of `ingress` name; every service where there are no rules. */
function endpointsOf({ spec }: AppSpec, types: readonly ProcessType[]): readonly Endpoint[] {
  const rules = itemsOf(child(spec, 'ingress', 'rules'));
  const routed = rules.flatMap((rule) => textOf(child(rule, 'component', 'name')) ?? []);
  return types
    .filter(({ term, name }) => term === 'service' && (rules.length === 0 || routed.includes(name.value)))
    .map(({ name }) => ({ names: [], leadsTo: [name.value], entry: true, at: name.at }));
}
