import { pathArgument } from '../../core/command/argument';
import type { Environment } from '../../core/model';
import { relativePath } from '../../core/uri';

/** The files of an environment as `docker compose` takes them: `-f compose.yaml -f compose.override.yaml`. */
export function fileArguments({ files, folder }: Environment): readonly string[] {
  return files.flatMap((file) => ['-f', pathArgument(relativePath(folder, file) ?? file)]);
}
