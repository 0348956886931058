import type { Need } from '../../../core/model';
import { nearest } from '../../../core/nearest';
import { defineLaw } from '../../../core/rule';
import type { Report } from '../../../core/rule';
import { span } from '../../../core/source';
import type { ComposeDocument } from '../../../core/formats/compose/document';
import type { ComposeModel } from '../model';
import { standing } from '../standing';
import type { DocumentOf } from '../../../core/formats/compose/document';

interface Data {
  readonly need: Need;
  /** The services that may have been meant. */
  others(): readonly string[];
  readonly documentOf: DocumentOf;
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
  check({ model }, report) {
    if (!model) return;
    for (const { name, needs, dormant } of model.processTypes) {
      if (dormant !== undefined) continue;
      for (const need of needs) {
        const needed = model.processTypes[model.indexOf.get(need.on) ?? -1];
        if (!needed || (needed.dormant !== undefined && !need.optional))
          report(missing(name.value, need, needed?.dormant, model));
      }
    }
  },
  fixes: ({ need: { on, at }, others, documentOf }) => {
    const meant = nearest(on, others());
    const document = at.through.length === 0 ? documentOf(at) : undefined;
    const { uri, span: place } = at.at;
    const written = document?.source.text.slice(place.start, place.end) ?? '';
    const start = place.start + written.indexOf(on);
    if (meant === undefined || !/^(["']?)[\w.-]+\1$/.test(written) || !written.includes(on)) return [];
    const edit = { span: span(start, start + on.length), text: meant };
    return [{ title: `Write ${meant}`, safe: false, changes: () => [{ uri, edits: [edit] }] }];
  },
});

/** `dormant`: what keeps the service from starting that is needed; undefined where there is none of that name. */
function missing(
  name: string,
  need: Need,
  dormant: string | undefined,
  { indexOf, documentOf }: ComposeModel,
): Report<Data> {
  const why = dormant === undefined ? 'no file of the project declares it' : `its ${dormant} is not on`;
  const others = () => (dormant === undefined ? [...indexOf.keys()].filter((other) => other !== name) : []);
  return {
    ...standing(need.at),
    message: `"${name}" needs "${need.on}", but ${why}: Compose refuses to load the project.`,
    data: { need, others, documentOf },
  };
}
