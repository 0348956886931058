import type { ProcfileDocument } from '../../../core/formats/procfile';
import { defineLaw } from '../../../core/rule';
import { span } from '../../../core/source';
import type { Change, Origin } from '../../../core/source';
import type { ProcfileModel } from '../model';

interface Data {
  readonly title: string;
  readonly gone: Origin;
}

const PACKAGE = { file: 'package.json', text: '{ "devDependencies": { "foreman": "^3.0.1" } }\n' };

/** node-foreman alone wants a comment in the first column and an empty line without any character. */
export const nfDropsProcfile = defineLaw<ProcfileDocument, Data, ProcfileModel>({
  id: 'nf-drops-procfile',
  severity: 'error',
  holdsFor: 'node-foreman 3',
  docs: {
    summary: 'A line makes node-foreman drop the whole Procfile',
    why: 'node-foreman passes over a line only if it is empty or its first character is `#`. An indented comment, a line of blanks, or an empty line that ends in CRLF makes it drop the Procfile and run `npm start` instead.',
    bad: {
      file: 'Procfile',
      text: 'web: node server.js\n  # worker: node worker.js\n',
      beside: [PACKAGE],
    },
    good: {
      file: 'Procfile',
      text: 'web: node server.js\n# worker: node worker.js\n',
      beside: [PACKAGE],
    },
    source: 'https://github.com/strongloop/node-foreman/blob/master/lib/procfile.js',
  },
  check({ document: { source }, model }, report) {
    if (model?.runner?.id !== 'nf') return;
    const { uri, text } = source;
    for (const { 0: line, index } of text.matchAll(/[^\n]+/g)) {
      const [, blanks = '', comment = ''] = /^([\s\uFEFF]*)(#[^\r]*)?\r?$/.exec(line) ?? [];
      const blank = line.trim() === '';
      if (!blank && (comment === '' || blanks === '')) continue;
      const at = (from: number, to: number) => ({ uri, span: span(index + from, index + to) });
      const what = blank
        ? line === '\r'
          ? 'An empty line that ends in CRLF'
          : 'A line of blanks'
        : 'An indented comment';
      report({
        at: blank ? at(0, line.replace(/\r$/, '').length) : at(0, blanks.length + comment.length),
        message: `${what} makes node-foreman drop this Procfile and run \`npm start\` instead.`,
        data: blank
          ? {
              title: 'Delete the line',
              gone: at(0, line.length + (text[index + line.length] === '\n' ? 1 : 0)),
            }
          : { title: 'Remove the indentation', gone: at(0, blanks.length) },
      });
    }
  },
  fixes: ({ title, gone }) => {
    const changes = (): readonly Change[] => [{ uri: gone.uri, edits: [{ span: gone.span, text: '' }] }];
    return [{ title, changes, safe: true }];
  },
});
