import { URI, Utils } from 'vscode-uri';
import type { Uri } from './source';

/**
 * The address that a path in a file at `folder` means. An absolute path stays on the folder's own host. Half a
 * surrogate pair is no character of an address.
 */
export function resolveUri(folder: Uri, path: string): Uri {
  return Utils.resolvePath(URI.parse(folder), path.replace(/\p{Cs}/gu, '\uFFFD')).toString();
}

export function folderOf(uri: Uri): Uri {
  return Utils.dirname(URI.parse(uri)).toString();
}

/** The last part of the path, decoded. */
export function nameOf(uri: Uri): string {
  return Utils.basename(URI.parse(uri));
}

/** The path from `folder` to `uri` with `/`; undefined where `uri` is not inside it. The folder itself is `.`. */
export function relativePath(folder: Uri, uri: Uri): string | undefined {
  if (folder === uri) return '.';
  const from = URI.parse(folder);
  const to = URI.parse(uri);
  if (from.scheme !== to.scheme || from.authority !== to.authority) return undefined;
  const prefix = from.path.endsWith('/') ? from.path : `${from.path}/`;
  return to.path.startsWith(prefix) ? to.path.slice(prefix.length) : undefined;
}

/** The path on the disk of the machine that holds the file, as its own tools write it. */
export function fsPathOf(uri: Uri): string {
  return URI.parse(uri).fsPath;
}
