import type { Look, Resolved } from '../../core/manager';
import type { Environment, Manifest } from '../../core/model';
import type { Uri } from '../../core/source';
import { folderOf, nameOf } from '../../core/uri';
import { processesOf } from './document';
import type { ProcessFile } from './document';
import { processTypeOf } from './process-type';
import { projectOf } from './project';

const NO_MORE = { manager: 'process-compose', autoscalers: [], endpoints: [] };

/** A file, and the project that it is the head of; an override is the head of nothing. */
export function resolveProcesses(entry: Uri, look: Look<ProcessFile>): Resolved {
  const document = look(entry);
  const own = typeof document === 'object' ? processesOf(document.root) : [];
  const written: Manifest = {
    ...NO_MORE,
    uri: entry,
    processTypes: own.map((process) => processTypeOf(process, look)),
  };
  if (typeof document !== 'object') return { written, problems: [] };
  if (/\.override\.ya?ml$/.test(nameOf(entry))) return { written, problems: document.problems };
  const { files, tree, problems } = projectOf(entry, look);
  const processes = processesOf(tree);
  const all = [...document.problems, ...problems];
  if (processes.length === 0) return { written, problems: all };
  const environment: Environment = {
    ...NO_MORE,
    name: nameOf(entry),
    group: entry,
    folder: folderOf(entry),
    files,
    processTypes: processes.map((process) => processTypeOf(process, look)),
  };
  return { written, environment, problems: all };
}
