import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Inspection } from '../../src/cli/inspect';
import { exportedByForeman } from '../managers/procfile/exported';
import { Comparison } from './comparison';
import { inspect } from './corpus';
import { generatedProcfiles } from './generated-procfiles';
import type { GeneratedProcfile } from './generated-procfiles';
import type { Corpus, Report } from './report';

/** Starting Ruby takes a tenth of a second. */
const GENERATED = 300;

/** What starts of one type. */
interface Started {
  readonly command: string;
  /** How many; undefined where nothing says so. */
  readonly count?: number | undefined;
}

type Types = ReadonlyMap<string, Started>;

/** A runner with the file beside a Procfile that makes it the one in use. */
interface Tool {
  readonly settings: (procfile: GeneratedProcfile) => readonly [name: string, text: string];
  /** What it would start; undefined where it refuses the Procfile. */
  readonly read: (folder: string) => Types | undefined;
  /** The rules that tell of its refusals. */
  readonly refusals: readonly string[];
}

/** Holds what `formation inspect` says of Procfiles, real and generated, against what their runners make of them. */
export async function compareProcfiles({ files, index }: Corpus): Promise<Report> {
  const real = index
    .filter(({ kind }) => kind === 'procfile')
    .map(({ repo, path }, place): GeneratedProcfile => {
      const name = `${repo.replace('/', '__')}/${path}`;
      const formation = ['all=2', 'web=3', 'all=1,worker=2', 'web=0,all=1'][place % 4] ?? '';
      return { name, text: readFileSync(join(files, name), 'utf8'), formation };
    });
  const there = spawnSync('foreman', ['version']).error === undefined;
  const comparison = new Comparison();
  for (const procfile of [...real, ...generatedProcfiles(GENERATED)]) {
    await add(comparison, procfile, nodeForeman);
    if (there) await add(comparison, procfile, foreman);
  }
  const skipped = there ? '' : ", without Ruby's foreman, which is not on the path";
  return comparison.report(`procfile${skipped}`);
}

const nodeForeman: Tool = {
  settings: () => ['package.json', '{ "dependencies": { "foreman": "^3.0.1" } }'],
  read: (folder) => {
    const { procs } = createRequire(import.meta.url)('foreman/lib/procfile') as {
      procs: (text: string) => Record<string, string>;
    };
    try {
      const found = procs(readFileSync(join(folder, 'Procfile'), 'utf8'));
      return new Map(Object.entries(found).map(([name, command]) => [name, { command }]));
    } catch {
      return undefined;
    }
  },
  refusals: ['procfile-ignored-line', 'nf-drops-procfile'],
};

const foreman: Tool = {
  settings: ({ formation }) => ['.foreman', `formation: ${JSON.stringify(formation)}\n`],
  read: (folder) => {
    const exported = exportedByForeman(folder);
    if (!exported) return undefined;
    const types = new Map<string, Started>();
    for (const { name, command } of exported)
      types.set(name, { command: command.trim(), count: (types.get(name)?.count ?? 0) + 1 });
    return types;
  },
  refusals: [],
};

/** Adds what a tool and Formation make of a Procfile beside the tool's settings. */
async function add(comparison: Comparison, procfile: GeneratedProcfile, tool: Tool): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'formation-conformance-'));
  const [name, text] = tool.settings(procfile);
  writeFileSync(join(folder, 'Procfile'), procfile.text);
  writeFileSync(join(folder, name), text);
  const theirs = tool.read(folder);
  const found = await inspect(folder);
  rmSync(folder, { recursive: true, force: true });
  const where = `${procfile.name} with ${name}`;
  const refused = rulesIn(found).some((rule) => tool.refusals.includes(rule));
  const isRead = comparison.add(where, { theirs: theirs === undefined, ours: refused });
  if (theirs && isRead) compare(comparison, where, theirs, ownTypes(found), twiceIn(procfile.text));
}

function compare(
  comparison: Comparison,
  file: string,
  theirs: Types,
  ours: Types,
  twice: ReadonlySet<string>,
): void {
  for (const name of new Set([...theirs.keys(), ...ours.keys()])) {
    const [their, our] = [theirs.get(name), ours.get(name)];
    // A command of blanks is one that no runner can start. What is declared twice, foreman starts twice: that is told.
    if (their?.command === '' || (their?.count !== undefined && twice.has(name))) continue;
    // Of a type that is not started, its list says nothing.
    if (!their && our?.count === 0) continue;
    comparison.compare(file, name, [
      ['is there', their !== undefined, our !== undefined],
      ...(their && our ? ([['command', their.command, our.command]] as const) : []),
      ...(their?.count !== undefined && our ? ([['count', their.count, our.count]] as const) : []),
    ]);
  }
}

function rulesIn({ manifests }: Inspection): readonly string[] {
  return manifests
    .flatMap(({ problems }) => problems)
    .flatMap(({ rule, severity }) => (severity === 'error' ? rule : []));
}

function ownTypes({ formations }: Inspection): Types {
  const types = formations
    .flatMap(({ environments }) => environments)
    .filter(({ manager }) => manager === 'procfile')
    .flatMap(({ processTypes }) => processTypes);
  return new Map(
    types.map(({ declaredAs, command = '', quantity: { count } }) => [declaredAs, { command, count }]),
  );
}

function twiceIn(text: string): ReadonlySet<string> {
  const names = [...text.matchAll(/^([A-Za-z0-9_-]+):/gm)].map(([, name = '']) => name);
  return new Set(names.filter((name, place) => names.indexOf(name) !== place));
}
