import type { ProcfileDocument } from '../../../core/formats/procfile';
import { defineLaw } from '../../../core/rule';
import type { Change, Origin } from '../../../core/source';
import { countOf } from '../formation/count';
import type { ProcfileModel } from '../model';

interface Data {
  readonly countAt: Origin;
  readonly exact: boolean;
}

/** To a runner `release` is a type like any other: it starts it beside the others, each time. */
export const formationScalesRelease = defineLaw<ProcfileDocument, Data, ProcfileModel>({
  id: 'formation-scales-release',
  severity: 'warning',
  holdsFor: 'foreman 0.87, forego, overmind 2',
  docs: {
    summary: 'A formation counts the release phase',
    why: '`release` is what the platform runs once for each deploy, before the processes start. A runner that is told to start it runs it beside them, at each start, and most runners then stop them all because it ended.',
    bad: {
      file: '.foreman',
      text: 'formation: web=1,release=1\n',
      beside: [{ file: 'Procfile', text: 'web: node server.js\nrelease: node migrate.js\n' }],
    },
    good: {
      file: '.foreman',
      text: 'formation: web=1,release=0\n',
      beside: [{ file: 'Procfile', text: 'web: node server.js\nrelease: node migrate.js\n' }],
    },
    source: 'https://devcenter.heroku.com/articles/release-phase',
  },
  check({ model }, report) {
    const { formation, runner } = model ?? {};
    if (!formation?.known || !runner) return;
    for (const pair of formation.pairs) {
      if (pair.name !== 'release' || !countOf(pair, runner)) continue;
      report({
        at: pair.at,
        message: '`release` runs once for each deploy: it is no process to start beside the others.',
        data: { countAt: pair.countAt, exact: formation.exact },
      });
    }
  },
  fixes: ({ countAt: { uri, span }, exact }) => {
    const changes = (): readonly Change[] => [{ uri, edits: [{ span, text: '0' }] }];
    return exact ? [{ title: 'Start none of it', changes, safe: false }] : [];
  },
});
