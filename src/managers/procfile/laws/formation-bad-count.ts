import type { ProcfileDocument } from '../../../core/formats/procfile';
import { defineLaw } from '../../../core/rule';
import { isCount } from '../formation/count';
import type { ProcfileModel } from '../model';

/** forego and overmind refuse a count that is none; foreman takes the digits it begins with, else 0. */
export const formationBadCount = defineLaw<ProcfileDocument, undefined, ProcfileModel>({
  id: 'formation-bad-count',
  severity: 'error',
  holdsFor: 'foreman 0.87, forego, overmind 2',
  docs: {
    summary: 'A count of a formation is no whole number',
    why: 'foreman takes the digits that a count begins with and starts nothing where there are none, or below zero; forego and overmind refuse to start at all.',
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
    for (const { name, count, countAt } of formation.pairs) {
      if (isCount(count)) continue;
      const what =
        count === undefined || count === '' ? `"${name}" has no count` : `\`${count}\` is no count`;
      const then = runner.badCount === 'zero' ? 'makes 0 of what is no digit' : 'refuses to start';
      report({ at: countAt, message: `${what}: ${runner.title} ${then}.`, data: undefined });
    }
  },
});
