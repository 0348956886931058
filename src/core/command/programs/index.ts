import { appServers } from './app-servers';
import { dataStores } from './data-stores';
import { detachers } from './detachers';
import { managers } from './managers';
import type { Program } from './program';
import { systemDaemons } from './system-daemons';
import { webServers } from './web-servers';
import { workers } from './workers';

const all: readonly Program[] = [
  ...webServers,
  ...appServers,
  ...workers,
  ...dataStores,
  ...systemDaemons,
  ...managers,
  ...detachers,
];

const byName: ReadonlyMap<string, Program> = new Map(
  [...all]
    .reverse()
    .flatMap((program) =>
      typeof program.names === 'string' ? program.names.split(' ').map((name) => [name, program]) : [],
    ),
);
const byPattern = all.filter(({ names }) => typeof names !== 'string');

/** What is known of a program by the last part of its path. */
export function programNamed(name: string): Program | undefined {
  return byName.get(name) ?? byPattern.find(({ names }) => names instanceof RegExp && names.test(name));
}
