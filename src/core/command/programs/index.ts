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

/** What is known of a program by the last part of its path. */
export function programNamed(name: string): Program | undefined {
  return all.find(({ names }) =>
    typeof names === 'string' ? names.split(' ').includes(name) : names.test(name),
  );
}
