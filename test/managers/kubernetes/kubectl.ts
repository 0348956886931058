import { spawnSync } from 'node:child_process';

/** The real kubectl: the one that FORMATION_KUBECTL names, or that is on the path. */
export const kubectl = process.env['FORMATION_KUBECTL'] ?? 'kubectl';

const there = spawnSync(kubectl, ['version', '--client']).status === 0;
const required = (process.env['FORMATION_REQUIRE'] ?? '').split(',').includes('kubectl');

/** False where tests with it are to be skipped: where it is required they fail instead. */
export const usable = there || required;

export function titled(title: string): string {
  return usable ? title : `${title} (skipped: kubectl is not installed)`;
}
