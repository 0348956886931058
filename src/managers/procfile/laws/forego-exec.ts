import { typesOf } from '../../../core/formats/procfile';
import type { ProcfileDocument } from '../../../core/formats/procfile';
import { defineLaw } from '../../../core/rule';
import type { ProcfileModel } from '../model';

/** forego puts `exec` before a command, which takes a program: what stands before or behind that is lost. */
export const foregoExec = defineLaw<ProcfileDocument, undefined, ProcfileModel>({
  id: 'forego-exec',
  severity: 'warning',
  holdsFor: 'forego',
  docs: {
    summary: 'forego runs another command than is written',
    why: "forego starts each command by the shell's `exec`. `exec NAME=value program` looks for a program of the name `NAME=value`, and what stands behind `&&`, `||` or `;` is never reached: the program took the shell's place.",
    bad: {
      file: 'Procfile',
      text: 'web: NODE_ENV=production node server.js\n',
      beside: [{ file: '.forego', text: 'port=3000\n' }],
    },
    good: {
      file: 'Procfile',
      text: 'web: env NODE_ENV=production node server.js\n',
      beside: [{ file: '.forego', text: 'port=3000\n' }],
    },
    source: 'https://github.com/ddollar/forego/blob/master/unix.go',
  },
  check({ document, model }, report) {
    if (model?.runner?.id !== 'forego') return;
    for (const { command } of typesOf(document)) {
      const [first] = command.words;
      const next = command.words.find(({ operator, value }) => operator && ['&&', '||', ';'].includes(value));
      if (first && !first.operator && /^[A-Za-z_]\w*=/.test(first.value))
        report({
          at: first.at,
          message: `forego looks for a program "${first.value}": it puts \`exec\` before the command. Put \`env\` before it.`,
          data: undefined,
        });
      else if (next)
        report({
          at: next.at,
          message: `forego never runs what stands behind \`${next.value}\`: it puts \`exec\` before the command.`,
          data: undefined,
        });
    }
  },
});
