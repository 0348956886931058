import type { Recognition } from '../../core/manager';
import type { SourceText } from '../../core/source';

/** Names like these are others' too: PM2's have apps with scripts. */
export function recognise({ text }: SourceText): Recognition {
  return /["']?\bapps\b["']?\s*[:,}=]/.test(text) && /["']?\bscript["']?\s*:/.test(text) ? 'yes' : 'no';
}
