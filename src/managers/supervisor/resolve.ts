import type { ConfigFile } from '../../core/formats/config-parser';
import type { Look, Resolved } from '../../core/manager';
import type { Uri } from '../../core/source';
import { folderOf, nameOf } from '../../core/uri';
import { programsOf } from './document';
import { headOf } from './group';
import { processTypeOf } from './process-type';

/** One file of programs, as its part of what the supervisord that includes it runs. */
export function resolvePrograms(entry: Uri, look: Look<ConfigFile>): Resolved {
  const file = look(entry);
  const processTypes =
    typeof file === 'object' ? programsOf(file).map((program) => processTypeOf(program, file)) : [];
  const shared = { manager: 'supervisor', processTypes, autoscalers: [], endpoints: [] };
  const written = { ...shared, uri: entry };
  if (typeof file !== 'object') return { written, problems: [] };
  if (processTypes.length === 0) return { written, problems: file.problems };
  const head = headOf(entry, look);
  const group = head ?? (isHead(file) ? entry : folderOf(entry));
  const folder = folderOf(head ?? entry);
  const environment = { ...shared, name: nameOf(group), group, folder, files: [entry] };
  return { written, environment, problems: file.problems };
}

/** What says how supervisord itself runs is the whole of what it runs. */
function isHead({ sections }: ConfigFile): boolean {
  return sections.some(({ name }) => name === 'supervisord');
}
