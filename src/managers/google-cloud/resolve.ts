import type { Look, Resolved } from '../../core/manager';
import type { Endpoint, ProcessType } from '../../core/model';
import type { Uri } from '../../core/source';
import { folderOf, nameOf } from '../../core/uri';
import { appEngineService } from './app-engine';
import { cloudRunType } from './cloud-run';
import type { GoogleDocument } from './document';

/** What one file describes is deployed with it. */
export function resolveGoogle(entry: Uri, look: Look<GoogleDocument>): Resolved {
  const nothing = { manager: 'google-cloud', processTypes: [], autoscalers: [], endpoints: [] };
  const document = look(entry);
  if (typeof document !== 'object') return { written: { ...nothing, uri: entry }, problems: [] };
  const { appEngine, cloudRun, file } = document;
  const processTypes = [
    ...(appEngine ? [appEngineService(appEngine, document)] : []),
    ...cloudRun.flatMap((root) => cloudRunType(root, document) ?? []),
  ];
  const shared = { ...nothing, processTypes, endpoints: processTypes.flatMap(entryOf) };
  const written = { ...shared, uri: entry };
  const { problems } = file;
  if (processTypes.length === 0) return { written, problems };
  const environment = {
    ...shared,
    name: nameOf(entry),
    group: entry,
    folder: folderOf(entry),
    files: [entry],
  };
  return { written, environment, problems };
}

/** Requests from outside reach services. */
function entryOf({ term, name }: ProcessType): readonly Endpoint[] {
  return term.endsWith(' service') ? [{ names: [], leadsTo: [name.value], entry: true, at: name.at }] : [];
}
