import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { root } from '../../docs/generate/sources';

/** Manifests of public repositories, where they were put beside the clone. */
export const CORPUS = resolve(root, '../shared/corpus/files');

export const SAMPLES = join(root, 'test/samples');

/** The files below a folder; none where there is no such folder. */
export function filesBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
}
