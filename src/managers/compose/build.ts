import { imageCommand } from '../../core/command/image-command';
import type { ImageCommand } from '../../core/command/image-command';
import { child, scalarOf } from '../../core/formats/tree';
import type { MappingNode } from '../../core/formats/tree';
import { resolveUri } from '../../core/uri';
import type { Loading } from './loading';
import { isRemote } from './remote';
import { asBuild } from '../../core/formats/compose/short-forms';

/**
 * What the image that a service is built to runs by itself, by its Dockerfile; undefined where that is not on this
 * machine, or hangs on what is not known.
 */
export function builtImage(service: MappingNode, loader: Loading): ImageCommand | undefined {
  const build = service.entries.get('build')?.value;
  if (!build) return undefined;
  const long = asBuild(build);
  const [context, file, target] = ['context', 'dockerfile', 'target'].map((key) =>
    scalarOf(child(long, key)),
  );
  const parts = [context, file, target].filter((part) => part !== undefined);
  const folder = context?.text ?? '.';
  if (!parts.every(({ known }) => known) || isRemote(folder) || child(long, 'dockerfile_inline'))
    return undefined;
  const from = resolveUri(loader.folderFor(build.at.uri), folder);
  const source = loader.text(resolveUri(from, file?.text ?? 'Dockerfile'));
  return typeof source === 'object' ? imageCommand(source, target?.text) : undefined;
}
