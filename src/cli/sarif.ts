import { relative, sep } from 'node:path';
import type { Location, Log, ReportingDescriptor, Result } from 'sarif';
import { version } from '../../package.json';
import type { Problem, Severity } from '../core/problem';
import { listings } from '../core/listing';
import type { Origin } from '../core/source';
import { managers } from '../managers/index';
import { rules } from '../rules/index';
import type { Found } from './check';
import type { Reading } from './reading';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
};

/** The problems as SARIF 2.1.0, for code scanning. Hints are for editors. */
export function sarif(found: readonly Found[], reading: Reading): Log {
  const told = found.filter(({ problem }) => problem.severity !== 'hint');
  const ids = [...new Set(told.map(({ problem }) => problem.rule))].sort();
  const driver = {
    name: 'Formation',
    semanticVersion: version,
    informationUri: 'https://12factor.net/concurrency',
    rules: ids.map(descriptorOf),
  };
  const results = told.map((one) => resultOf(one, ids, reading));
  return {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', results }],
  };
}

function descriptorOf(id: string): ReportingDescriptor {
  const check = [...rules, ...managers.flatMap(({ laws }) => laws)].find((one) => one.id === id);
  if (!check) return { id };
  const { severity, docs } = check;
  const markdown = `${docs.why}\n\nInstead of ${listings(docs.bad)}\nWrite ${listings(docs.good)}`;
  return {
    id,
    shortDescription: { text: `${docs.summary}.` },
    fullDescription: { text: docs.why },
    help: { text: docs.why, markdown },
    helpUri: docs.source,
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

function resultOf({ problem, fingerprint }: Found, ids: readonly string[], reading: Reading): Result {
  const { rule, severity, message, at, related } = problem;
  return {
    ruleId: rule,
    ruleIndex: ids.indexOf(rule),
    level: LEVELS[severity],
    message: { text: message },
    locations: [locationOf(at, reading)],
    ...(related.length > 0
      ? { relatedLocations: related.map((one, id) => relatedOf(one, id, reading)) }
      : {}),
    partialFingerprints: { 'formation/v1': fingerprint },
  };
}

function relatedOf({ at, message }: Problem['related'][number], id: number, reading: Reading): Location {
  return { id, message: { text: message }, ...locationOf(at, reading) };
}

function locationOf(at: Origin, reading: Reading): Location {
  const { path, line, column } = reading.placeOf(at);
  const { endLine, endColumn } = reading.endOf(at);
  const uri = [...fromHere(reading.folder), ...path.split('/')].map(encodeURIComponent).join('/');
  const region = { startLine: line, startColumn: column, endLine, endColumn };
  return { physicalLocation: { artifactLocation: { uri }, region } };
}

/** Code scanning takes paths from the root of the repository, where it is run. */
function fromHere(folder: string): readonly string[] {
  const path = relative('', folder).split(sep);
  return path[0] === '..' || path[0] === '' ? [] : path;
}
