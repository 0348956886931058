import type { Recognition } from '../../core/manager';
import type { SourceText } from '../../core/source';
import { templateOf } from '../../core/template';

/** Compose has `services` or includes them; process-compose shares its first file names and has `processes`. */
export function recognise(source: SourceText): Recognition {
  const template = templateOf(source);
  if (template !== undefined) return { lookAlike: template };
  return hasKey(source, 'services') || hasKey(source, 'include') ? 'yes' : 'no';
}

/** A key of the root in block style; any key of that name where the root is in flow style, as in JSON. */
function hasKey({ text }: SourceText, key: string): boolean {
  const flow = /^\uFEFF?\s*\{/.test(text);
  return new RegExp(`${flow ? '' : '^\\uFEFF?'}["']?\\b${key}["']?\\s*:`, 'm').test(text);
}
