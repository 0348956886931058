import type { Recognition } from '../../core/manager';
import type { SourceText } from '../../core/source';

/** The name is Render's; what it holds is told by its keys. */
export function recognise({ text }: SourceText): Recognition {
  return /^(services|databases|projects|envVarGroups)[ \t]*:/m.test(text) ? 'yes' : 'no';
}
