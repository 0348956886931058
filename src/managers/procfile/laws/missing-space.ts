import { typesOf } from '../../../core/formats/procfile';
import type { ProcfileDocument } from '../../../core/formats/procfile';
import { defineLaw } from '../../../core/rule';
import { span } from '../../../core/source';
import type { Change, Origin } from '../../../core/source';
import type { ProcfileModel } from '../model';

/** overmind and hivemind want a blank behind the colon; the others do without. */
export const missingSpace = defineLaw<ProcfileDocument, Origin, ProcfileModel>({
  id: 'procfile-missing-space',
  severity: 'hint',
  holdsFor: 'overmind 2, hivemind 1',
  docs: {
    summary: 'No blank stands between the colon and the command',
    why: 'overmind and hivemind see a process type only where a blank follows the colon: they pass over this line without a word. Where one of them is in use here, this is a warning; where another runner is, nothing is said.',
    bad: { file: 'Procfile', text: 'web:node server.js\n' },
    good: { file: 'Procfile', text: 'web: node server.js\n' },
    source: 'https://github.com/DarthSim/overmind/blob/master/start/procfile.go',
  },
  check({ document, model }, report) {
    const { runner } = model ?? {};
    if (runner && !runner.wantsBlank) return;
    for (const { spaced, name, nameAt, command } of typesOf(document)) {
      if (spaced) continue;
      const { uri } = nameAt;
      const colon = { uri, span: span(nameAt.span.end, command.at.span.start) };
      const who = runner ? `${runner.title} does` : 'overmind and hivemind do';
      report({
        at: colon,
        message: `${who} not see "${name}": no blank stands behind its colon.`,
        ...(runner ? { severity: 'warning' } : {}),
        data: colon,
      });
    }
  },
  fixes: ({ uri, span: { end } }) => {
    const changes = (): readonly Change[] => [{ uri, edits: [{ span: span(end, end), text: ' ' }] }];
    return [{ title: 'Insert a blank', changes, safe: true }];
  },
});
