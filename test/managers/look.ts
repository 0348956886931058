import type { Look } from '../../src/core/manager';
import type { SourceText, Uri } from '../../src/core/source';

/** A look at documents and texts by address; nothing is remembered. */
export function lookAt<D>(
  document: (uri: Uri) => D | 'absent',
  text: (uri: Uri) => SourceText | 'absent' = () => 'absent',
): Look<D> {
  const remembered = <P, T>(part: P, _purpose: string, _hangsOn: string, make: (part: P) => T) => make(part);
  const rememberedEach = <P, T>(
    parts: readonly P[],
    _purpose: string,
    _hangsOn: string,
    make: (part: P) => T,
  ) => parts.map(make);
  return Object.assign(document, { text, listed: () => [], remembered, rememberedEach });
}
