import type { ConfigFile } from '../../../core/formats/config-parser';
import { defineLaw } from '../../../core/rule';
import { programsOf, valueOf } from '../document';

/** What supervisord does not start with (supervisor's `options.py`). */
export const refused = defineLaw<ConfigFile, undefined>({
  id: 'supervisor-refused',
  severity: 'error',
  holdsFor: 'supervisor 3 and 4',
  docs: {
    summary: 'supervisord refuses a program',
    why: 'A program says what it runs, and has a name without blanks and colons, by which `supervisorctl` asks for it. How many copies there are is a whole number. supervisord starts nothing at all from a file that breaks this.',
    bad: { file: 'supervisord.conf', text: '[program:worker]\nnumprocs=1\n' },
    good: { file: 'supervisord.conf', text: '[program:worker]\ncommand=/srv/worker\nnumprocs=1\n' },
    source: 'https://supervisord.org/configuration.html#program-x-section-settings',
  },
  check({ document }, report) {
    for (const { name, options, at } of document.sections)
      if (name === 'include' && !options.has('files'))
        report({
          at,
          message: 'Nothing is included: supervisord refuses an `[include]` without `files`.',
          data: undefined,
        });
    for (const { name, section } of programsOf(document)) {
      const numprocs = section.options.get('numprocs');
      if (valueOf(section, 'command') === undefined)
        report({
          at: section.at,
          message: `"${name}" runs nothing: supervisord refuses a program without a \`command\`.`,
          data: undefined,
        });
      if (/[\s:/]/.test(name))
        report({
          at: section.at,
          message: `supervisord refuses "${name}": a name has no blank, colon or slash.`,
          data: undefined,
        });
      if (numprocs && !/^[+-]?\d+$|%\(/.test(numprocs.value))
        report({
          at: numprocs.place.whole,
          message: `\`${numprocs.value}\` is no number of processes: supervisord refuses it.`,
          data: undefined,
        });
    }
  },
});
