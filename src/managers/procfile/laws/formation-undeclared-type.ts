import type { ProcfileDocument } from '../../../core/formats/procfile';
import { nearest } from '../../../core/nearest';
import { defineLaw } from '../../../core/rule';
import type { Change, Origin } from '../../../core/source';
import { ALL } from '../formation/list';
import type { ProcfileModel } from '../model';

interface Data {
  readonly nameAt: Origin;
  readonly nearest: string | undefined;
}

/** A runner starts nothing for a name that the Procfile does not have, and does not say so. */
export const formationUndeclaredType = defineLaw<ProcfileDocument, Data, ProcfileModel>({
  id: 'formation-undeclared-type',
  severity: 'error',
  holdsFor: 'foreman 0.87, forego, overmind 2',
  docs: {
    summary: 'A formation counts a process type that the Procfile does not declare',
    why: 'The runner starts nothing under that name, and does not say so: the type that was meant runs in its default number, with foreman in none at all.',
    bad: {
      file: '.foreman',
      text: 'formation: all=1,wroker=2\n',
      beside: [{ file: 'Procfile', text: 'web: node server.js\nworker: node worker.js\n' }],
    },
    good: {
      file: '.foreman',
      text: 'formation: all=1,worker=2\n',
      beside: [{ file: 'Procfile', text: 'web: node server.js\nworker: node worker.js\n' }],
    },
    source: 'https://ddollar.github.io/foreman/',
  },
  check({ environment, model }, report) {
    const { formation, runner } = model ?? {};
    if (!formation?.meant || !formation.known || !runner) return;
    const names = (environment?.processTypes ?? []).map(({ name }) => name.value);
    const free = names.filter((name) => !formation.pairs.some((pair) => pair.name === name));
    for (const { name, nameAt } of formation.pairs) {
      if (name === ALL || names.includes(name)) continue;
      report({
        at: nameAt,
        message: `The Procfile declares no process type "${name}": ${runner.title} starts nothing for it.`,
        data: { nameAt, nearest: formation.exact ? nearest(name, free) : undefined },
      });
    }
  },
  fixes: ({ nameAt: { uri, span }, nearest: name }) => {
    if (name === undefined) return [];
    const changes = (): readonly Change[] => [{ uri, edits: [{ span, text: name }] }];
    return [{ title: `Change to "${name}"`, changes, safe: false }];
  },
});
