import type { Recognition } from '../../core/manager';
import type { SourceText } from '../../core/source';
import { templateOf } from '../../core/template';
import { nameOf } from '../../core/uri';

const OWN_NAME = /^(process-)?compose(\..+)?\.ya?ml$/;

/** Files of any name may be given to it: they have `processes` with commands. */
export function recognise(source: SourceText): Recognition {
  const { uri, text } = source;
  const processes = /^["']?processes["']?[ \t]*:/m.test(text);
  const named = OWN_NAME.test(nameOf(uri)) && (processes || /^extends[ \t]*:/m.test(text));
  if (!named && !(processes && /^[ \t]+(command|entrypoint)[ \t]*:/m.test(text))) return 'no';
  const template = templateOf(source);
  return template === undefined ? 'yes' : { lookAlike: template };
}
