import { nearest } from '../../../core/nearest';
import type { Fix } from '../../../core/problem';
import { defineLaw } from '../../../core/rule';
import type { Origin } from '../../../core/source';
import type { ProcessFile } from '../document';

interface Data {
  readonly at: Origin;
  readonly meant: string | undefined;
}

/** process-compose loads no project in which a process waits for one that is not there (`validateDependencyIsEnabled`). */
export const missingDependency = defineLaw<ProcessFile, Data>({
  id: 'process-compose-undefined-dependency',
  severity: 'error',
  holdsFor: 'process-compose 1',
  docs: {
    summary: 'A process waits for one that is not there',
    why: 'process-compose starts a process after those under `depends_on`. It refuses to load a project in which one of them is declared nowhere.',
    bad: {
      file: 'process-compose.yaml',
      text: 'processes:\n  web:\n    command: bin/web\n    depends_on:\n      databse: { condition: process_healthy }\n  database:\n    command: postgres\n',
    },
    good: {
      file: 'process-compose.yaml',
      text: 'processes:\n  web:\n    command: bin/web\n    depends_on:\n      database: { condition: process_healthy }\n  database:\n    command: postgres\n',
    },
    source: 'https://f1bonacc1.github.io/process-compose/launcher/#define-process-dependencies',
  },
  check({ environment }, report) {
    const types = environment?.processTypes ?? [];
    const names = types.map(({ name }) => name.value);
    for (const { name, needs } of types)
      for (const { on, at } of needs) {
        if (names.includes(on)) continue;
        const meant = nearest(
          on,
          names.filter((other) => other !== name.value),
        );
        report({
          at: at.at,
          message: `"${name.value}" waits for "${on}", which no file of the project declares: process-compose refuses to load it.`,
          data: { at: at.at, meant: at.through.length > 0 ? undefined : meant },
        });
      }
  },
  fixes: ({ at: { uri, span }, meant }): readonly Fix[] =>
    meant === undefined
      ? []
      : [{ title: `Write ${meant}`, safe: false, changes: () => [{ uri, edits: [{ span, text: meant }] }] }],
});
