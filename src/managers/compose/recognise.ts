import type { Recognition } from '../../core/manager';
import type { SourceText } from '../../core/source';
import { templateOf } from '../../core/template';

/** Compose has `services`; process-compose shares its first file names and has `processes`. */
export function recognise(source: SourceText): Recognition {
  const template = templateOf(source);
  if (template !== undefined) return { lookAlike: template };
  if (/^["']?processes["']?\s*:/m.test(source.text) && !/^["']?services["']?\s*:/m.test(source.text))
    return { lookAlike: 'process-compose' };
  return 'yes';
}
