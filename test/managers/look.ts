import type { Look } from '../../src/core/manager';
import type { SourceText, Uri } from '../../src/core/source';

/** A look at documents and texts by address; nothing is remembered. */
export function lookAt<D>(
  document: (uri: Uri) => D | 'absent',
  text: (uri: Uri) => SourceText | 'absent' = () => 'absent',
): Look<D> {
  const remembered = <T>(_part: object, _purpose: string, _hangsOn: string, make: () => T) => make();
  return Object.assign(document, { text, listed: () => [], remembered });
}
