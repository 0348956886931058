import { typesOf } from '../../../core/formats/procfile';
import type { ProcfileDocument, TypeLine } from '../../../core/formats/procfile';
import { defineLaw } from '../../../core/rule';
import { span } from '../../../core/source';
import type { Origin } from '../../../core/source';
import type { ProcfileModel } from '../model';

interface Data {
  readonly document: ProcfileDocument;
  readonly lines: readonly TypeLine[];
}

/** Runners disagree on a type that is declared twice. */
export const duplicateType = defineLaw<ProcfileDocument, Data, ProcfileModel>({
  id: 'procfile-duplicate-type',
  severity: 'error',
  holdsFor: 'foreman, honcho, forego, overmind, hivemind, node-foreman, Heroku',
  docs: {
    summary: 'A process type is declared twice',
    why: 'foreman and forego start both, Heroku and node-foreman only the last; honcho, overmind and Dokku refuse to start.',
    bad: { file: 'Procfile', text: 'web: node server.js\nweb: node other.js\n' },
    good: { file: 'Procfile', text: 'web: node server.js\nadmin: node other.js\n' },
    source: 'https://devcenter.heroku.com/articles/procfile#procfile-format',
  },
  check({ document, model }, report) {
    const { runner } = model ?? {};
    const then = runner
      ? `${runner.title} ${runner.declaredTwice}`
      : 'some runners start both, some the last, some refuse';
    const byName = new Map<string, TypeLine[]>();
    for (const line of typesOf(document)) {
      const lines = byName.get(line.name);
      if (lines) lines.push(line);
      else byName.set(line.name, [line]);
    }
    for (const [name, lines] of byName) {
      const [first, ...later] = lines;
      if (!first) continue;
      for (const line of later) {
        report({
          at: line.nameAt,
          message: `The process type "${name}" is declared twice: ${then}.`,
          related: [{ message: 'Declared here first.', at: first.nameAt }],
          data: { document, lines: [first, line] },
        });
      }
    }
  },
  fixes: ({ document: { source }, lines }) =>
    lines.map((line, index) => ({
      title: index === 0 ? 'Delete the earlier declaration' : 'Delete this declaration',
      safe: false,
      changes: () => [{ uri: source.uri, edits: [{ span: wholeLine(source.text, line.at), text: '' }] }],
    })),
});

function wholeLine(text: string, { span: { start, end } }: Origin) {
  const lineBreak = /^[ \t]*(\r\n|\n|\r)?/.exec(text.slice(end))?.[0].length ?? 0;
  return span(start, end + lineBreak);
}
