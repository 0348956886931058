import { numberOf } from '../../../core/formats/hcl/values';
import type { Node } from '../../../core/formats/tree';

/** A whole number, be it in quotes. */
export function sizeOf(node: Node | undefined): number | undefined {
  const size = numberOf(node);
  return size !== undefined && Number.isSafeInteger(size) && size >= 0 ? size : undefined;
}
