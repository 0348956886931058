import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { inspect } from './corpus';
import { comparable, FIELDS } from './compose-fields';
import type { Corpus, Disagreement, Report } from './report';

/** One answer of `docker compose config`: the files it was asked for, how, and what it said. */
interface Answer {
  readonly name: string;
  /** The folder it ran in, from the corpus' `files`. */
  readonly folder: string;
  readonly files: readonly string[];
  readonly options: readonly string[];
  readonly exitCode: number;
  readonly said: string;
  readonly services: Record<string, Record<string, unknown>> | undefined;
}

/** Holds what `formation inspect` says of each compose file against what `docker compose config` said. */
export async function compareCompose(corpus: Corpus): Promise<Report> {
  const disagreements: Disagreement[] = [];
  const refusals = { agreed: 0, missed: [] as string[], wrong: [] as string[] };
  let [projects, compared, fields] = [0, 0, 0];
  for (const answer of answersIn(corpus)) {
    const cwd = join(corpus.files, answer.folder);
    const files = answer.files.map((file) => join(cwd, file));
    if (!files.every((file) => existsSync(file))) continue;
    projects++;
    const found = await inspect(cwd, ...answer.options, ...files.flatMap((file) => ['-f', file]));
    const refused = found.manifests.flatMap(({ problems }) => problems).find(isRefusal);
    if (answer.exitCode !== 0) {
      if (!isOurs(answer.said) || answer.options.includes('--no-interpolate')) continue;
      if (refused) refusals.agreed++;
      else refusals.missed.push(`${answer.name}: ${answer.said}`);
      continue;
    }
    if (refused) refusals.wrong.push(`${answer.name}: ${refused.message}`);
    const ours = new Map(
      found.formations
        .flatMap(({ environments }) => environments.flatMap(({ processTypes }) => processTypes))
        .map((type) => [type.declaredAs, type]),
    );
    const theirs = answer.services ?? {};
    for (const name of new Set([...ours.keys(), ...Object.keys(theirs)])) {
      compared++;
      const disagree = (field: string, a: unknown, b: unknown) =>
        disagreements.push({ file: answer.name, where: name, field, theirs: a, ours: b });
      const [their, our] = [theirs[name], ours.get(name)];
      if (!their || !our?.config) {
        fields++;
        disagree('is there', their !== undefined, our !== undefined);
        continue;
      }
      const [a, b] = [comparable(their), comparable(our.config)];
      for (const field of FIELDS) {
        fields++;
        if (!isDeepStrictEqual(a[field], b[field])) disagree(field, a[field], b[field]);
      }
    }
  }
  const agreed = fields - disagreements.length;
  return { kind: 'compose', projects, compared, fields, agreed, disagreements, refusals };
}

interface Problem {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
}

/** An error that is a reason why Compose does not load the files, not advice. */
export function isRefusal({ rule, severity, message }: Problem): boolean {
  if (severity !== 'error' || message.includes('crashes')) return false;
  return /^(syntax$|compose-)/.test(rule) || /refuses to load/.test(message);
}

/** A refusal for a reason of the process model; others are left to those who check schemas. */
function isOurs(said: string): boolean {
  if (said.startsWith('env file')) return false;
  return /scale|replicas|container_name|undefined service|cycle|[Cc]ircular|extend|include|conflicts with imported/.test(
    said,
  );
}

function* answersIn({ oracle }: Corpus): Iterable<Answer> {
  const names = readdirSync(oracle, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.err'),
  );
  for (const name of names.sort()) {
    const [exit = '', command = '', ...said] = readFileSync(join(oracle, name), 'utf8').split('\n');
    if (!command.includes('docker compose')) continue;
    const json = join(oracle, name.replace(/\.err$/, '.json'));
    const path = name.replace(/(\.(interp|merged|allprofiles))?\.err$/, '');
    const [, cd] = /^cmd=cd (\S+) && /.exec(command) ?? [];
    const [repository = ''] = name.split('/');
    yield {
      name: name.replace(/\.err$/, ''),
      folder: cd === undefined ? dirname(path) : join(repository, cd),
      files: [...command.matchAll(/ -f (\S+)/g)].map(([, file = '']) => file),
      options: [
        ...(command.includes('--no-interpolate') ? ['--no-interpolate'] : []),
        ...[...command.matchAll(/ --profile (\S+)/g)].flatMap(([, profile = '']) => ['--profile', profile]),
      ],
      exitCode: Number(exit.replace('exit=', '')),
      said: relative('', said.filter((line) => line !== '' && !line.startsWith('time=')).join(' ')),
      services: existsSync(json)
        ? (JSON.parse(readFileSync(json, 'utf8')) as { services?: Record<string, Record<string, unknown>> })
            .services
        : undefined,
    };
  }
}
