import type { Recognition } from '../../core/manager';
import type { SourceText } from '../../core/source';
import { nameOf } from '../../core/uri';

/** By its name it is Fly's; under another it says what only Fly's files say. */
export function recognise({ uri, text }: SourceText): Recognition {
  if (nameOf(uri) === 'fly.toml') return 'yes';
  return /^\s*(app|primary_region)\s*=|^\s*\[(http_service|processes)\]|^\s*\[\[services\]\]/m.test(text)
    ? 'yes'
    : 'no';
}
