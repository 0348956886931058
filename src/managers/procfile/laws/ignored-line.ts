import type { ProcfileDocument } from '../../../core/formats/procfile';
import { defineLaw } from '../../../core/rule';
import { span } from '../../../core/source';
import type { Change, Origin } from '../../../core/source';
import type { ProcfileModel } from '../model';

interface Data {
  readonly at: Origin;
  /** How many blanks stand before what would be a type without them; 0 where it would not. */
  readonly indentation: number;
}

/** A line that is neither `type: command` nor blank nor a comment. */
export const ignoredLine = defineLaw<ProcfileDocument, Data, ProcfileModel>({
  id: 'procfile-ignored-line',
  severity: 'warning',
  holdsFor: 'foreman, honcho, forego, overmind, hivemind, node-foreman, Dokku',
  docs: {
    summary: 'A Procfile line declares no process type',
    why: 'Runners read only lines of the form `type: command`. foreman, honcho, forego and overmind pass over any other line, Dokku refuses the Procfile, and node-foreman drops all of it and runs `npm start` instead.',
    bad: { file: 'Procfile', text: 'web: node server.js\n worker: node worker.js\n' },
    good: { file: 'Procfile', text: 'web: node server.js\nworker: node worker.js\n' },
    source: 'https://devcenter.heroku.com/articles/procfile#procfile-format',
  },
  check({ document, model }, report) {
    for (const line of document.lines) {
      if (line.kind !== 'rejected') continue;
      const blanks = /^\s+(?=[A-Za-z0-9_-]+:[ \t]*\S)/.exec(line.text)?.[0].length ?? 0;
      const why = blanks > 0 ? 'its indentation hides it' : 'it is not of the form `type: command`';
      const { runner } = model ?? {};
      const then = runner
        ? `${runner.title} ${runner.otherLine}`
        : 'Most pass over it; Dokku refuses the Procfile, and node-foreman drops all of it';
      report({
        at: line.at,
        message: `Runners do not see this line: ${why}. ${then}.`,
        ...(runner?.id === 'nf' ? { severity: 'error' } : {}),
        data: { at: line.at, indentation: blanks },
      });
    }
  },
  fixes: ({ at, indentation }) => {
    if (indentation === 0) return [];
    const { start } = at.span;
    const changes = (): readonly Change[] => [
      { uri: at.uri, edits: [{ span: span(start, start + indentation), text: '' }] },
    ];
    return [{ title: 'Remove the indentation', changes, safe: true }];
  },
});
