import { child, scalarOf } from '../../core/formats/tree';
import type { Node } from '../../core/formats/tree';
import { insertEntry, replaceScalar } from '../../core/formats/yaml/edit';
import type { TextEdit } from '../../core/source';

/** Writes a number over an entry of a mapping, or beside its others; undefined where it is shared with other places. */
export function entryEdit(
  text: string,
  mapping: Node | undefined,
  key: string,
  value: string,
): TextEdit | undefined {
  if (mapping?.kind !== 'mapping' || mapping.through.length > 0) return undefined;
  const written = child(mapping, key);
  if (!written) return insertEntry(text, mapping, key, value);
  const scalar = scalarOf(written);
  if (!scalar || scalar.through.length > 0 || scalar.style === 'block') return undefined;
  return scalar.style === 'plain'
    ? { span: scalar.at.span, text: value }
    : replaceScalar(scalar, value.replaceAll("'", ''));
}
