import type { ConfigFile } from '../../../core/formats/config-parser';
import { lineBreak } from '../../../core/formats/yaml/edit';
import type { Fix } from '../../../core/problem';
import { defineLaw } from '../../../core/rule';
import { span } from '../../../core/source';
import { programsOf } from '../document';
import type { Program } from '../document';
import { quantityOf } from '../process-type';
import { hasNumber, NUMBERED } from '../scale';

interface Data {
  readonly program: Program;
  readonly newline: string;
}

/** supervisord does not start with such a file (`processes_from_section`). */
export const processName = defineLaw<ConfigFile, Data>({
  id: 'supervisor-process-name',
  severity: 'error',
  holdsFor: 'supervisor 3 and 4',
  docs: {
    summary: 'Several copies of a program have one name',
    why: 'supervisor tells the copies of a program apart by their names. Where `numprocs` is more than 1, `process_name` must hold `%(process_num)`; supervisord refuses the file otherwise, and starts nothing.',
    bad: { file: 'supervisord.conf', text: '[program:worker]\ncommand=/srv/worker\nnumprocs=4\n' },
    good: {
      file: 'supervisord.conf',
      text: '[program:worker]\ncommand=/srv/worker\nnumprocs=4\nprocess_name=%(program_name)s_%(process_num)02d\n',
    },
    source: 'https://supervisord.org/configuration.html#program-x-section-settings',
  },
  check({ document }, report) {
    for (const program of programsOf(document)) {
      const { count = 0, at } = quantityOf(program);
      if (count < 2 || !at || hasNumber(program.section)) continue;
      report({
        at: (program.section.options.get('process_name') ?? program.section.options.get('numprocs') ?? at).at,
        message: `The ${count} copies of "${program.name}" need names of their own: supervisord refuses to start without \`%(process_num)\` in \`process_name\`.`,
        data: { program, newline: lineBreak(document.source.text) },
      });
    }
  },
  fixes: ({ program: { section }, newline }): readonly Fix[] => {
    const written = section.options.get('process_name');
    const { uri, span: header } = section.at;
    const edit = written
      ? { span: written.place.whole.span, text: NUMBERED }
      : { span: span(header.end, header.end), text: `${newline}process_name=${NUMBERED}` };
    return [{ title: 'Number the copies', safe: true, changes: () => [{ uri, edits: [edit] }] }];
  },
});
