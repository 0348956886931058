import type { Need, ProcessType } from '../../../core/model';
import { nearest } from '../../../core/nearest';
import { defineLaw } from '../../../core/rule';
import { span } from '../../../core/source';
import type { ComposeDocument } from '../document';
import type { ComposeModel } from '../model';
import type { DocumentOf } from '../traits';

interface Data {
  readonly need: Need;
  /** The services that may have been meant. */
  readonly others: () => readonly string[];
  readonly documentOf: DocumentOf | undefined;
}

/** compose-go's consistency check: whom a service needs must be there, and its profile on. */
export const undefinedDependency = defineLaw<ComposeDocument, Data, ComposeModel>({
  id: 'compose-undefined-dependency',
  severity: 'error',
  holdsFor: 'Docker Compose 2',
  docs: {
    summary: 'A service needs one that is not there',
    why: 'Compose refuses to load a project in which `depends_on`, `links`, `volumes_from` or a shared namespace names a service that no file declares, or one that an inactive profile leaves out. With `required: false`, `depends_on` does without a service that a profile leaves out.',
    bad: {
      file: 'compose.yaml',
      text: 'services:\n  web:\n    image: shop\n    depends_on: [database]\n  db:\n    image: postgres:17\n',
    },
    good: {
      file: 'compose.yaml',
      text: 'services:\n  web:\n    image: shop\n    depends_on: [db]\n  db:\n    image: postgres:17\n',
    },
    source: 'https://docs.docker.com/reference/compose-file/services/#depends_on',
  },
  check({ environment, model }, report) {
    const types = environment?.processTypes ?? [];
    const byName = new Map<string, ProcessType>();
    for (const type of types) byName.set(type.name.value, type);
    for (const { name, needs, dormant } of types) {
      if (dormant !== undefined) continue;
      for (const need of needs) {
        const { on, at, optional } = need;
        const needed = byName.get(on);
        if (needed && (needed.dormant === undefined || optional)) continue;
        const why =
          needed?.dormant === undefined
            ? 'no file of the project declares it'
            : `its ${needed.dormant} is not on`;
        const message = `"${name.value}" needs "${on}", but ${why}: Compose refuses to load the project.`;
        const others = () => (needed ? [] : [...byName.keys()].filter((other) => other !== name.value));
        report({ at: at.at, message, data: { need, others, documentOf: model?.documentOf } });
      }
    }
  },
  fixes: ({ need: { on, at }, others, documentOf }) => {
    const meant = nearest(on, others());
    const document = at.through.length === 0 ? documentOf?.(at) : undefined;
    const { uri, span: place } = at.at;
    const written = document?.source.text.slice(place.start, place.end) ?? '';
    const start = place.start + written.indexOf(on);
    if (meant === undefined || !/^(["']?)[\w.-]+\1$/.test(written) || !written.includes(on)) return [];
    const edit = { span: span(start, start + on.length), text: meant };
    return [{ title: `Write ${meant}`, safe: false, changes: () => [{ uri, edits: [edit] }] }];
  },
});
