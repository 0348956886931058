import { fixedPort } from '../../../core/command/fixed-port';
import type { FixedPort } from '../../../core/command/fixed-port';
import type { ProcfileDocument } from '../../../core/formats/procfile';
import { defineLaw } from '../../../core/rule';
import { span } from '../../../core/source';
import { nameOf } from '../../../core/uri';

/** Each process of a type is given a port of its own in `PORT`; Heroku's router leads to that one alone. */
export const webIgnoresPort = defineLaw<ProcfileDocument, FixedPort>({
  id: 'web-ignores-port',
  severity: 'warning',
  holdsFor: 'Heroku, foreman, honcho, overmind, hivemind',
  docs: {
    summary: 'A web process listens on a port of its own choice',
    why: 'Heroku gives each web process a port in `PORT`, sends requests to that port alone, and stops a process that does not listen on it within a minute. Runners give each process another `PORT`: with a fixed one, the second copy finds it in use. Procfiles under other names, such as `Procfile.dev`, are left alone.',
    bad: { file: 'Procfile', text: 'web: gunicorn --bind 0.0.0.0:8000 shop:app\n' },
    good: { file: 'Procfile', text: 'web: gunicorn --bind 0.0.0.0:$PORT shop:app\n' },
    source: 'https://devcenter.heroku.com/articles/runtime-principles#web-servers',
  },
  check({ document }, report) {
    if (nameOf(document.source.uri) !== 'Procfile') return;
    for (const line of document.lines) {
      if (line.kind !== 'type' || line.name !== 'web' || line.command.text.includes('PORT')) continue;
      const found = fixedPort(line.command);
      if (found)
        report({
          at: digits(found),
          message: `${found.program} listens on ${found.port}, whatever \`PORT\` says: Heroku's router does not find it, and a second copy finds the port in use.`,
          data: found,
        });
    }
  },
  fixes: (found) => {
    const { start, end } = digits(found).span;
    if (end - start !== found.port.length) return [];
    const consequence =
      'Runners set PORT, foreman and most others from 5000 on; started by hand, it must be set.';
    const changes = () => [{ uri: found.word.at.uri, edits: [{ span: digits(found).span, text: '$PORT' }] }];
    return [{ title: 'Listen on $PORT', safe: false, consequence, changes }];
  },
});

/** The digits alone, where the word is written as it is read. */
function digits({ word: { value, at, exact }, port }: FixedPort) {
  const { start, end } = at.span;
  const verbatim = exact && end - start === value.length;
  return verbatim ? { uri: at.uri, span: span(end - port.length, end) } : at;
}
