import type { Look, Resolved } from '../../core/manager';
import type { Uri } from '../../core/source';
import { folderOf, nameOf } from '../../core/uri';
import { groupsOf } from './document';
import type { Template } from './document';
import { processTypeOf, sizeProblems } from './group';

/** A template is an environment of its own: a stack is made of one. */
export function resolveTemplate(entry: Uri, look: Look<Template>): Resolved {
  const template = look(entry);
  const groups = typeof template === 'object' ? groupsOf(template) : [];
  const processTypes =
    typeof template === 'object' ? groups.map((group) => processTypeOf(template, group)) : [];
  const shared = { manager: 'ec2', processTypes, autoscalers: [], endpoints: [] };
  const written = { ...shared, uri: entry };
  if (typeof template !== 'object') return { written, problems: [] };
  const problems = [...template.problems, ...groups.flatMap((group) => sizeProblems(template, group))];
  if (processTypes.length === 0) return { written, problems };
  const name = nameOf(entry);
  const environment = { ...shared, name, group: entry, folder: folderOf(entry), files: [entry] };
  return { written, environment, problems };
}
