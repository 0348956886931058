import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment, ProcessType } from '../../../src/core/model';
import { serviceOver } from '../../workspace/memory';

export const FIXTURES = 'test/fixtures/kustomize';

/** The files of a folder of fixtures, by their path from it. */
export function filesIn(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = paths.filter((path) => statSync(join(folder, path)).isFile());
  return Object.fromEntries(files.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

/** A folder of fixtures as the workspace service reads it. */
export async function readFixtures(name: string, folder = FIXTURES) {
  const files = filesIn(join(folder, name));
  const { service, uri } = await serviceOver(files);
  const environments = service.snapshot.formations.flatMap((formation) => formation.environments);
  const text = ({ at: place }: { readonly at: { uri: string; span: { start: number; end: number } } }) =>
    service.source(place.uri)?.text.slice(place.span.start, place.span.end) ?? '';
  const environment = (path: string): Environment => {
    const found = environments.find((candidate) => candidate.files[0] === uri(path));
    if (!found) throw new Error(`No environment has ${path} as its head.`);
    return found;
  };
  const type = (path: string, name: string): ProcessType => {
    const found = environment(path).processTypes.find((candidate) => candidate.name.value === name);
    if (!found) throw new Error(`${path} declares no ${name}.`);
    return found;
  };
  return { service, files, uri, environments, environment, type, text };
}
