import type { ProcfileDocument } from '../../../core/formats/procfile';
import { defineLaw } from '../../../core/rule';
import { countOf } from '../formation/count';
import type { ProcfileModel } from '../model';
import { isCount } from '../runner/runners';

const HOLE = /(?:^|,)[ \t]*(?:,|$)/;

/** `Foreman::Engine#parse_formation`, forego's `parseConcurrency` and overmind's `parseFormation`. */
export const formationBadCount = defineLaw<ProcfileDocument, undefined, ProcfileModel>({
  id: 'formation-bad-count',
  severity: 'error',
  holdsFor: 'foreman 0.87, forego, overmind 2',
  docs: {
    summary: 'A count of a formation is no whole number',
    why: 'foreman takes the digits that a count begins with, and starts nothing where there are none; forego and overmind refuse to start at all. Below zero, foreman and forego start nothing and overmind refuses.',
    bad: {
      file: '.foreman',
      text: 'formation: all=1,worker=two\n',
      beside: [{ file: 'Procfile', text: 'web: node server.js\nworker: node worker.js\n' }],
    },
    good: {
      file: '.foreman',
      text: 'formation: all=1,worker=2\n',
      beside: [{ file: 'Procfile', text: 'web: node server.js\nworker: node worker.js\n' }],
    },
    source: 'https://github.com/ddollar/foreman/blob/main/lib/foreman/engine.rb',
  },
  check({ model }, report) {
    const { formation, runner } = model ?? {};
    if (!formation?.known || !runner) return;
    for (const pair of formation.pairs) {
      const { name, count, countAt } = pair;
      if (isCount(count)) continue;
      const what =
        count === undefined || count === '' ? `"${name}" has no count` : `\`${count}\` is no count`;
      const read = countOf(pair, runner);
      const then = read === undefined ? 'refuses to start' : `starts ${read === 0 ? 'none' : read}`;
      report({ at: countAt, message: `${what}: ${runner.title} ${then}.`, data: undefined });
    }
    const { at, source } = formation;
    // foreman passes over an empty place between commas.
    if (
      countOf({ count: '' }, runner) === undefined &&
      HOLE.test(source.text.slice(at.span.start, at.span.end))
    )
      report({ at, message: `A comma too many: ${runner.title} refuses to start.`, data: undefined });
  },
});
