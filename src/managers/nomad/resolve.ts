import { scalarOf } from '../../core/formats/tree';
import type { Look, Resolved } from '../../core/manager';
import type { Environment, Manifest } from '../../core/model';
import { syntaxProblem } from '../../core/problem';
import type { Problem } from '../../core/problem';
import type { Uri } from '../../core/source';
import { folderOf, nameOf } from '../../core/uri';
import type { Job, JobFile } from './job';
import { endpointsOf, processTypeOf } from './process-type';
import { countOf } from './quantity';
import { mayBeJob } from './recognise';

/** A job, as its part of what its folder declares; one that stands there twice is an environment of its own. */
export function resolveJob(entry: Uri, look: Look<JobFile>): Resolved {
  const file = look(entry);
  const nothing: Manifest = {
    uri: entry,
    manager: 'nomad',
    processTypes: [],
    autoscalers: [],
    endpoints: [],
  };
  if (typeof file !== 'object') return { written: nothing, problems: [] };
  const { job, source } = file;
  if (!job) return { written: nothing, problems: file.problems };
  const beside = jobsBeside(entry, look);
  const others = new Set(beside.flatMap(({ groups }) => groups.map(({ name }) => name.value)));
  const processTypes = job.groups.map((group) =>
    processTypeOf(job, group, source, others.has(group.name.value)),
  );
  const endpoints = job.groups.flatMap((group) => endpointsOf(job, group));
  const shared = { manager: 'nomad', processTypes, autoscalers: [], endpoints };
  const written = { ...shared, uri: entry };
  const problems = [...file.problems, ...countProblems(job)];
  if (processTypes.length === 0) return { written, problems };
  const folder = folderOf(entry);
  const twice = beside.some(({ id }) => id.value === job.id.value);
  const environment: Environment = {
    ...shared,
    name: nameOf(twice ? entry : folder),
    group: twice ? entry : folder,
    folder,
    files: [entry],
  };
  return { written, environment, problems };
}

/** The jobs that other files of the folder declare. */
function jobsBeside(entry: Uri, look: Look<JobFile>): readonly Job[] {
  const folder = folderOf(entry);
  return look.listed(folder).flatMap((uri) => {
    if (uri === entry || folderOf(uri) !== folder || !mayBeJob(nameOf(uri))) return [];
    const file = look(uri);
    return typeof file === 'object' && file.job ? [file.job] : [];
  });
}

function countProblems({ groups }: Job): readonly Problem[] {
  return groups.flatMap(({ count }) => {
    const written = scalarOf(count);
    if (!written?.known || written.value === null || countOf(written) !== undefined) return [];
    return [syntaxProblem(`\`count\` must be a whole number: "${written.text}" is none.`, written.at)];
  });
}
