import type { Look } from '../../../core/manager';
import type { Uri } from '../../../core/source';
import { nameOf, resolveUri } from '../../../core/uri';

/** The names that kustomize looks for in a folder (kustomize `konfig.RecognizedKustomizationFileNames`). */
const KUSTOMIZATION_FILES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

export function isKustomization(uri: Uri): boolean {
  return KUSTOMIZATION_FILES.includes(nameOf(uri));
}

/** The kustomizations of a folder; more than one is an error of kustomize's. */
export function kustomizationsIn(folder: Uri, look: Look<unknown>): readonly Uri[] {
  return KUSTOMIZATION_FILES.map((name) => resolveUri(folder, name)).filter(
    (uri) => look.text(uri) !== 'absent',
  );
}

/** True for a path that only a download can follow: a URL, a repository at a host, an ssh address. */
export function isRemote(path: string): boolean {
  return (
    /^(?:[a-z][a-z0-9+.-]*::|(?:https?|ssh|git|file):\/\/|git@)/i.test(path) ||
    /^[\w.-]+\.[a-z]{2,}\/[^/]+\/[^/]+/i.test(path) ||
    /^(?:gh:|[\w.-]+@[\w.-]+:)/.test(path) ||
    path.includes('?ref=')
  );
}

/** True where a file is in or below a folder: kustomize reads no other file (`LoadRestrictionsRootOnly`). */
export function isBelow(folder: Uri, uri: Uri): boolean {
  return uri.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** True where a folder is another or holds it. */
export function holds(folder: Uri, other: Uri): boolean {
  return folder === other || isBelow(folder, other);
}
