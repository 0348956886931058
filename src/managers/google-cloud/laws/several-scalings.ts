import { pathTo, removeAt } from '../../../core/formats/yaml/edit';
import type { Entry } from '../../../core/formats/tree';
import { defineLaw } from '../../../core/rule';
import { SCALINGS } from '../app-engine';
import type { GoogleDocument } from '../document';

interface Data {
  readonly entry: Entry;
  readonly document: GoogleDocument;
}

/** The kinds of scaling are a `oneof` of a version: https://cloud.google.com/appengine/docs/admin-api/reference/rest/v1/apps.services.versions */
export const severalScalings = defineLaw<GoogleDocument, Data>({
  id: 'google-cloud-several-scalings',
  severity: 'error',
  holdsFor: 'Google App Engine',
  docs: {
    summary: 'A service of App Engine is scaled in several ways at once',
    why: 'A version is scaled automatically, by basic scaling, or by hand: one of `automatic_scaling`, `basic_scaling` and `manual_scaling`. App Engine refuses a file that asks for several.',
    bad: {
      file: 'app.yaml',
      text: 'runtime: python312\nautomatic_scaling:\n  max_instances: 5\nmanual_scaling:\n  instances: 2\n',
    },
    good: { file: 'app.yaml', text: 'runtime: python312\nmanual_scaling:\n  instances: 2\n' },
    source: 'https://cloud.google.com/appengine/docs/standard/reference/app-yaml#scaling_elements',
  },
  check({ document }, report) {
    const found = SCALINGS.flatMap((key) => document.appEngine?.entries.get(key) ?? []);
    const [first, ...others] = [...found].sort((a, b) => a.at.span.start - b.at.span.start);
    for (const entry of others)
      report({
        at: entry.key.at,
        message: `App Engine scales a service in one way: \`${entry.key.text}\` stands beside \`${first?.key.text ?? ''}\`.`,
        related: first ? [{ message: first.key.text, at: first.key.at }] : [],
        data: { entry, document },
      });
  },
  fixes: ({ entry, document: { source, appEngine } }) => {
    if (!entry.own) return [];
    const { uri, text } = source;
    const changes = () => [{ uri, edits: [removeAt(text, pathTo(appEngine, entry.at))] }];
    return [{ title: `Remove ${entry.key.text}`, safe: false, changes }];
  },
});
