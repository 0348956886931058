import type { Recognition } from '../../core/manager';
import type { SourceText } from '../../core/source';
import { templateOf } from '../../core/template';

/** Property lists are everyone's: a job has a label and a program. A binary one is no text. */
export function recognise(source: SourceText): Recognition {
  const { text } = source;
  if (!/<key>\s*Label\s*<\/key>/.test(text) || !/<key>\s*Program(Arguments)?\s*<\/key>/.test(text))
    return 'no';
  const template = templateOf(source);
  return template === undefined ? 'yes' : { lookAlike: template };
}
