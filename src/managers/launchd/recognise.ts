import type { Recognition } from '../../core/manager';
import type { SourceText } from '../../core/source';
import { templateOf } from '../../core/template';
import { MAGIC } from './binary';

/** One that was decoded as if it were text, as an editor shows it. */
const LOSSY = /[^\0-\xFF]/;

/** Property lists are everyone's: a job has a label and a program. */
export function recognise(source: SourceText): Recognition {
  const { text } = source;
  if (text.startsWith(MAGIC)) {
    if (!text.includes('Label') || !text.includes('Program')) return 'no';
    return LOSSY.test(text)
      ? { lookAlike: 'binary property list: `plutil -convert xml1` makes it text' }
      : 'yes';
  }
  if (!/<key>\s*Label\s*<\/key>/.test(text) || !/<key>\s*Program(Arguments)?\s*<\/key>/.test(text))
    return 'no';
  const template = templateOf(source);
  return template === undefined ? 'yes' : { lookAlike: template };
}
