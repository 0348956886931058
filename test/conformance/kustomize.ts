import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Inspection } from '../../src/cli/inspect';
import { autoscaler, FIELDS, objectsIn, workload } from './kustomize-objects';
import type { Plain } from './kustomize-objects';
import type { Corpus, CorpusEntry, Disagreement, Report } from './report';

type Inspect = (folder: string) => Promise<Inspection>;

/** Holds what `formation inspect` says of each kustomization against what `kubectl kustomize` built. */
export async function compareKustomize(corpus: Corpus, inspect: Inspect): Promise<Report> {
  const disagreements: Disagreement[] = [];
  const refusals = { agreed: 0, missed: [] as string[], wrong: [] as string[] };
  let [projects, compared, fields] = [0, 0, 0];
  for (const entry of corpus.index.filter(({ kind }) => kind === 'kustomization')) {
    const answer = answerOf(corpus, entry);
    if (!answer) continue;
    projects++;
    const { name, refused, said } = answer;
    const ours = ownAnswer(await inspect(dirname(answer.file)), basename(answer.file));
    if (refused) {
      if (!isOfFiles(said) || isComponent(answer.file)) continue;
      if (ours.refusal === undefined) refusals.missed.push(`${name}: ${said}`);
      else refusals.agreed++;
      continue;
    }
    if (ours.refusal !== undefined) refusals.wrong.push(`${name}: ${ours.refusal}`);
    for (const key of new Set([...answer.objects.keys(), ...ours.objects.keys()])) {
      compared++;
      const [theirs, our] = [answer.objects.get(key), ours.objects.get(key)];
      const disagree = (field: string, a: unknown, b: unknown) =>
        disagreements.push({ file: name, where: key, field, theirs: a, ours: b });
      if (!theirs || !our) {
        fields++;
        disagree('is there', theirs !== undefined, our !== undefined);
        continue;
      }
      for (const field of FIELDS) {
        if (theirs[field] === undefined && our[field] === undefined) continue;
        fields++;
        if (!isDeepStrictEqual(theirs[field], our[field])) disagree(field, theirs[field], our[field]);
      }
    }
  }
  const agreed = fields - disagreements.length;
  return { kind: 'kustomize', projects, compared, fields, agreed, disagreements, refusals };
}

interface Answer {
  readonly name: string;
  readonly file: string;
  readonly refused: boolean;
  readonly said: string;
  readonly objects: ReadonlyMap<string, Plain>;
}

/** What `kubectl kustomize` said of a kustomization; an empty build leaves no file behind. */
function answerOf({ files, oracle }: Corpus, { repo, path }: CorpusEntry): Answer | undefined {
  const name = `${repo.replace('/', '__')}/${path}`;
  const [built, log] = [join(oracle, `${name}.built.yaml`), join(oracle, `${name}.err`)];
  if (!existsSync(log) && !existsSync(built)) return undefined;
  const said = existsSync(log) ? readFileSync(log, 'utf8') : '';
  const refused = /^exit=[1-9]/m.test(said);
  const text = !refused && existsSync(built) ? readFileSync(built, 'utf8') : '';
  return {
    name,
    file: join(files, name),
    refused,
    said: said.split('\n').slice(2).join(' '),
    objects: objectsIn(text),
  };
}

/** A refusal for what the files say: not for want of a network, a plugin or a flag. */
function isOfFiles(said: string): boolean {
  return !/dial tcp|no such host|lookup |git (?:fetch|clone)|\bgit\b.*(?:exit status|not found)|--enable-|unable to find plugin|plugins disabled|timeout|connection refused/i.test(
    said,
  );
}

/** A component is a part of other kustomizations: that it cannot be built alone says nothing of it. */
function isComponent(file: string): boolean {
  return /["']?kind["']?: ["']?Component\b/.test(readFileSync(file, 'utf8'));
}

/** The environment that the kustomization is the head of, and the first reason for which it could not be built. */
function ownAnswer({ manifests, formations }: Inspection, path: string) {
  const environments = formations.flatMap(({ environments: all }) => all);
  const environment = environments.find(
    ({ manager, paths }) => manager === 'kubernetes' && paths[0] === path,
  );
  const problems = manifests.flatMap((manifest) => manifest.problems);
  const refusal = problems.find(
    (problem) =>
      problem.severity === 'error' &&
      (problem.rule.startsWith('kustomize-') || (problem.rule === 'syntax' && problem.path === path)),
  );
  const found = [
    ...(environment?.processTypes ?? []).flatMap(({ config }) => (config ? [workload(config)] : [])),
    ...(environment?.autoscalers ?? []).map(autoscaler),
  ];
  return { objects: new Map(found), refusal: refusal?.message };
}
