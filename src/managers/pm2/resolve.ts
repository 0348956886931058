import type { Look, Resolved } from '../../core/manager';
import type { Uri } from '../../core/source';
import { folderOf, nameOf } from '../../core/uri';
import { appsOf } from './document';
import type { Pm2File } from './document';
import { processTypeOf } from './process-type';

export function resolveApps(entry: Uri, look: Look<Pm2File>): Resolved {
  const file = look(entry);
  const apps = typeof file === 'object' ? appsOf(file) : [];
  const processTypes = typeof file === 'object' ? apps.flatMap((app) => processTypeOf(app, file) ?? []) : [];
  const shared = { manager: 'pm2', processTypes, autoscalers: [], endpoints: [] };
  const written = { ...shared, uri: entry };
  if (typeof file !== 'object') return { written, problems: [] };
  if (processTypes.length === 0) return { written, problems: file.problems };
  const environment = {
    ...shared,
    name: nameOf(entry),
    group: entry,
    folder: folderOf(entry),
    files: [entry],
  };
  return { written, environment, problems: file.problems };
}
