import type { ProcfileDocument } from '../../../core/formats/procfile';
import { defineLaw } from '../../../core/rule';
import { span } from '../../../core/source';
import type { Change, Origin } from '../../../core/source';
import { ALL } from '../formation/list';
import type { ProcfileModel } from '../model';

interface Data {
  readonly at: Origin;
  /** Whether something stands in the list. */
  readonly more: boolean;
}

/** foreman and forego start none of a type that a formation without `all` leaves out. */
export const formationImplicitZero = defineLaw<ProcfileDocument, Data | undefined, ProcfileModel>({
  id: 'formation-implicit-zero',
  severity: 'info',
  holdsFor: 'foreman 0.87, forego',
  docs: {
    summary: 'A formation leaves process types out, so that none of them start',
    why: 'Without a formation foreman starts one of each type. A formation takes the place of that: a type that it does not name is not started, unless `all=1` stands for those.',
    bad: {
      file: '.foreman',
      text: 'formation: worker=2\n',
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
    if (!formation?.meant || runner?.unnamed !== 0) return;
    const named = new Set(formation.pairs.map(({ name }) => name));
    if (named.has(ALL)) return;
    const left = (environment?.processTypes ?? []).filter(
      ({ name, role }) => role === 'process' && !named.has(name.value),
    );
    if (left.length === 0) return;
    const names = left.map(({ name }) => `"${name.value}"`).join(', ');
    report({
      at: formation.at,
      message: `${runner.title} starts none of ${names}: this formation does not name ${left.length === 1 ? 'it' : 'them'}.`,
      related: left.map(({ name }) => ({ message: 'Declared here.', at: name.at })),
      data: formation.exact ? { at: formation.at, more: named.size > 0 } : undefined,
    });
  },
  fixes: (data) => {
    if (!data) return [];
    const {
      uri,
      span: { start },
    } = data.at;
    const text = `${ALL}=1${data.more ? ',' : ''}`;
    const changes = (): readonly Change[] => [{ uri, edits: [{ span: span(start, start), text }] }];
    return [{ title: 'Start one of each other type', changes, safe: false }];
  },
});
