import type { Uri } from '../../core/source';
import { folderOf, nameOf } from '../../core/uri';

/** The last two parts of the path, such as `overlays/production`: the last alone says too little. */
export function folderName(folder: Uri): string {
  const above = nameOf(folderOf(folder));
  return above === '' ? nameOf(folder) : `${above}/${nameOf(folder)}`;
}
