import { Directory } from '../core/directory';
import type { Environment, Formation, Manifest, ProcessType, Quantity } from '../core/model';
import type { Problem } from '../core/problem';
import { describeQuantity } from '../core/quantity';
import { titleOf } from './reading';
import type { Reading } from './reading';

/** What `formation inspect --format json` prints: a public contract, described by `schema/inspect.schema.json`. */
export type Inspection = ReturnType<typeof inspect>;

export function inspect(reading: Reading) {
  const { manifests, formations, problems } = reading.service.snapshot;
  const known = new Set(manifests.map(({ uri }) => uri));
  const brought = [...problems.keys()].filter((uri) => !known.has(uri));
  return {
    manifests: [
      ...manifests.filter(({ lookAlike }) => lookAlike === undefined),
      ...brought.map((uri) => ({ uri, processTypes: [] })),
    ].map((manifest) => written(manifest, problems.get(manifest.uri) ?? [], reading)),
    formations: [...formations]
      .sort((a, b) => compare(a.app.folder, b.app.folder))
      .map((formation) => effective(formation, reading)),
    skipped: manifests.flatMap(({ uri, lookAlike }) =>
      lookAlike === undefined ? [] : [{ path: reading.pathOf(uri), what: lookAlike }],
    ),
  };
}

export function inspectText({ manifests, formations, skipped }: Inspection): string {
  const lines = formations.flatMap(({ app, environments }) => [
    app,
    ...environments.flatMap(({ name, manager, paths, processTypes }) => [
      `  ${name} (${manager}: ${paths.join(', ')})`,
      ...processTypes.map(({ name: type, role, quantity, command, needs }) =>
        [
          `    ${type}`,
          describeQuantity(quantity, titleOf(manager)),
          role === 'process' ? '' : role,
          command ?? '',
          needs.length > 0 ? `needs ${needs.join(', ')}` : '',
        ]
          .filter((part) => part !== '')
          .join('  '),
      ),
    ]),
  ]);
  const count = manifests.reduce((sum, manifest) => sum + manifest.problems.length, 0);
  if (lines.length === 0) lines.push('No manifest declares a process type here.');
  lines.push(...skipped.map(({ path, what }) => `skipped ${path}: ${what}`));
  if (count > 0) lines.push(`${count} ${count === 1 ? 'problem' : 'problems'}: see formation check`);
  return lines.map((line) => `${line}\n`).join('');
}

/** A problem with its range, from 1, the end behind the last character. */
export function problemOf(problem: Problem, reading: Reading) {
  const { rule, severity, message, at } = problem;
  return { rule, severity, ...reading.placeOf(at), ...reading.endOf(at), message };
}

/** A file that a manifest brings in has no manager of its own. */
type Written = Pick<Manifest, 'uri' | 'processTypes'> & { readonly manager?: Manifest['manager'] };

function written({ uri, manager, processTypes }: Written, problems: readonly Problem[], reading: Reading) {
  return {
    path: reading.pathOf(uri),
    ...(manager === undefined ? {} : { manager }),
    processTypes: processTypes.map((type) => {
      const { line, column } = reading.placeOf(type.name.at);
      const needs = unique(type.needs.map(({ on }) => on));
      return { name: type.name.value, line, column, ...whatRuns(type), needs };
    }),
    problems: problems.map((problem) => problemOf(problem, reading)),
  };
}

function effective({ app, environments, members }: Formation, reading: Reading) {
  const names = new Map(
    members.flatMap(({ name, declarations }) =>
      declarations.map(({ processType }) => [processType, name] as const),
    ),
  );
  const nameOf = (type: ProcessType) => names.get(type) ?? type.name.value;
  return {
    app: app.name,
    environments: environments.map((environment) => environmentOf(environment, nameOf, reading)),
  };
}

function environmentOf(environment: Environment, nameOf: (type: ProcessType) => string, reading: Reading) {
  const directory = new Directory(environment);
  return {
    name: environment.name,
    manager: environment.manager,
    paths: environment.files.map((uri) => reading.pathOf(uri)),
    processTypes: environment.processTypes.filter(isAwake).map((type) => ({
      name: nameOf(type),
      declaredAs: type.name.value,
      role: type.role,
      ...whatRuns(type),
      needs: needsOf(type, directory, nameOf),
      declarations: type.declarations.map((origin) => reading.placeOf(origin)),
      ...(type.config ? { config: type.config() } : {}),
    })),
    ...autoscalersOf(environment),
  };
}

/** What its manager would really start. */
function isAwake({ dormant }: ProcessType): boolean {
  return dormant === undefined;
}

/** Whether or not what they move is there too. */
function autoscalersOf({ autoscalers }: Environment) {
  const shown = autoscalers.flatMap(({ name, term, aim, min, max }) =>
    aim
      ? [{ name: name.value, kind: term, target: { kind: aim.kind, name: aim.name }, ...bounds(min, max) }]
      : [],
  );
  return shown.length > 0 ? { autoscalers: shown } : {};
}

function bounds(min: number | undefined, max: number | undefined) {
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
}

function whatRuns({ quantity, command }: ProcessType) {
  return { quantity: quantityOf(quantity), ...(command ? { command: command.text } : {}) };
}

/** What is not declared is left out. */
function quantityOf({ kind, count, min, max, declared, known }: Quantity) {
  return {
    kind,
    ...(count === undefined ? {} : { count }),
    ...bounds(min, max),
    declared,
    known,
  };
}

/** The process types of the environment that a need leads to, by the names of the formation. */
function needsOf(type: ProcessType, directory: Directory, nameOf: (type: ProcessType) => string) {
  const targets = type.needs.flatMap(({ on }) => directory.find(on));
  return unique(targets.filter((target) => target !== type).map(nameOf));
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
