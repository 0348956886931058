import type { Recognition } from '../../core/manager';
import type { SourceText } from '../../core/source';
import { templateOf } from '../../core/template';

/** A `.conf` or `.ini` is anyone's: supervisor's says what it runs, or is the file of supervisord itself. */
export function recognise(source: SourceText): Recognition {
  if (
    !/^\[((program|fcgi-program|eventlistener|group):[^\]]+|supervisord|supervisorctl)\]/m.test(source.text)
  )
    return 'no';
  const template = templateOf(source) ?? (/\{\{.*\}\}/.test(source.text) ? 'template' : undefined);
  return template === undefined ? 'yes' : { lookAlike: template };
}
