import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from '../../conformance/corpus';
import type { Corpus } from '../../conformance/report';
import type { Finding } from '../findings';
import { mutateCompose } from './compose';
import { mutateKubernetes } from './kubernetes';
import { mutateKustomization } from './kustomization';
import { mutateLaunchd } from './launchd';
import type { CorpusFile, Mutator } from './mutation';
import { mutateProcfile } from './procfile';
import { mutateSupervisor, mutateSystemd } from './sections';

/** By the kinds of the corpus' index. */
const MUTATORS: Readonly<Record<string, Mutator>> = {
  compose: mutateCompose,
  k8s: mutateKubernetes,
  kustomization: mutateKustomization,
  launchd: mutateLaunchd,
  procfile: mutateProcfile,
  supervisor: mutateSupervisor,
  systemd: mutateSystemd,
};

/** The good files of a corpus: those that are read, and in which nothing worse than a note was found. */
export async function goodFiles(
  corpus: Corpus,
  found: readonly Finding[],
): Promise<readonly (readonly [CorpusFile, Mutator])[]> {
  const bad = new Set(
    found
      .filter(({ severity }) => severity === 'error' || severity === 'warning')
      .map(({ repository, path }) => `${repository} ${path}`),
  );
  const read = new Map<string, ReadonlySet<string>>();
  for (const repo of new Set(corpus.index.map((entry) => entry.repo))) {
    const { manifests } = await inspect(join(corpus.files, folderOf(repo)));
    read.set(repo, new Set(manifests.map(({ path }) => path)));
  }
  return corpus.index.flatMap(({ repo, path, kind }) => {
    const mutate = MUTATORS[kind];
    if (!mutate || bad.has(`${repo} ${path}`) || !read.get(repo)?.has(path)) return [];
    const project = folderOf(repo);
    return [
      [{ project, path, text: readFileSync(join(corpus.files, project, path), 'utf8') }, mutate] as const,
    ];
  });
}

function folderOf(repository: string): string {
  return repository.replace('/', '__');
}
