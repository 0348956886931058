import type { Look, Resolved } from '../../core/manager';
import { syntaxProblem } from '../../core/problem';
import type { Problem } from '../../core/problem';
import type { Uri } from '../../core/source';
import { folderOf, nameOf } from '../../core/uri';
import { processTypeOf } from './job';
import type { PropertyList } from './plist';

/** One job, as its part of what its folder declares: launchd loads whole folders. */
export function resolveJob(entry: Uri, look: Look<PropertyList>): Resolved {
  const list = look(entry);
  const job = typeof list === 'object' ? processTypeOf(list) : undefined;
  const shared = { manager: 'launchd', processTypes: job ? [job] : [], autoscalers: [], endpoints: [] };
  const written = { ...shared, uri: entry };
  if (typeof list !== 'object') return { written, problems: [] };
  if (!job) return { written, problems: [...list.problems, ...unnamed(list)] };
  const folder = folderOf(entry);
  const environment = { ...shared, name: nameOf(folder), group: folder, folder, files: [entry] };
  return { written, environment, problems: list.problems };
}

function unnamed({ root }: PropertyList): readonly Problem[] {
  if (!root) return [];
  const at = root.entries.get('Label')?.at ?? {
    ...root.at,
    span: { ...root.at.span, end: root.at.span.start },
  };
  return [syntaxProblem('A launchd job is a `dict` whose `Label` is a string with its name.', at)];
}
