import type { ScalarNode } from '../../../core/formats/tree';
import { replaceScalar } from '../../../core/formats/yaml/edit';
import { nearest } from '../../../core/nearest';
import { defineLaw } from '../../../core/rule';
import type { Change } from '../../../core/source';
import { formationsIn } from '../document';
import type { HerokuDocument } from '../document';
import type { HerokuModel } from '../model';

interface Data {
  readonly key: ScalarNode;
  readonly nearest: string | undefined;
}

/** A formation of a type that no deploy brings; a buildpack may bring some of its own. */
export const undeclaredType = defineLaw<HerokuDocument, Data, HerokuModel>({
  id: 'heroku-undeclared-type',
  severity: 'warning',
  holdsFor: 'Heroku',
  docs: {
    summary: 'app.json counts a process type that the app does not declare',
    why: 'The types of an app are those of its Procfile, or of `run` in `heroku.yml`, beside a few that a buildpack brings. Under another name nothing is started when an app is created, and the type that was meant begins in its default number: one `web`, and none of the others.',
    bad: {
      file: 'app.json',
      text: '{ "formation": { "wroker": { "quantity": 2 } } }\n',
      beside: [{ file: 'Procfile', text: 'web: node server.js\nworker: node worker.js\n' }],
    },
    good: {
      file: 'app.json',
      text: '{ "formation": { "worker": { "quantity": 2 } } }\n',
      beside: [{ file: 'Procfile', text: 'web: node server.js\nworker: node worker.js\n' }],
    },
    source: 'https://devcenter.heroku.com/articles/app-json-schema#formation',
  },
  check({ document, model }, report) {
    if (!model?.declared) return;
    const names = model.declared.map(({ name }) => name.value);
    for (const { dynos } of formationsIn(document)) {
      const used = dynos.map(({ entry }) => entry.key.text);
      for (const { entry } of dynos) {
        const { key } = entry;
        // Most buildpacks bring a `web` where the app has none.
        if (names.includes(key.text) || ['web', 'release'].includes(key.text)) continue;
        report({
          at: key.at,
          message: `The app declares no process type "${key.text}".`,
          data: {
            key,
            nearest: nearest(
              key.text,
              names.filter((name) => !used.includes(name)),
            ),
          },
        });
      }
    }
  },
  fixes: ({ key, nearest: name }) => {
    if (name === undefined) return [];
    const changes = (): readonly Change[] => [{ uri: key.at.uri, edits: [replaceScalar(key, name)] }];
    return [{ title: `Change to "${name}"`, changes, safe: false }];
  },
});
