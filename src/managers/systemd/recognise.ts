import type { Recognition } from '../../core/manager';
import type { SourceText } from '../../core/source';
import { templateOf } from '../../core/template';
import { unitOf } from './names';

const SECTION = /^[ \t]*\[(Unit|Service|Install|Timer|Socket|Container)\][ \t]*$/m;

/** Names like these are others' too: D-Bus has services of its own, and any program may have a `.conf`. */
export function recognise(source: SourceText): Recognition {
  const { uri, text } = source;
  if (!unitOf(uri)) return 'no';
  if (/^\[D-BUS Service\]/m.test(text)) return { lookAlike: 'D-Bus service' };
  if (!SECTION.test(text)) return 'no';
  const template = templateOf(source) ?? (text.includes('{{') ? 'template' : undefined);
  return template === undefined ? 'yes' : { lookAlike: template };
}
