import { typesOf } from '../../../core/formats/procfile';
import { defineLaw } from '../../../core/rule';
import { runOf } from '../declared';
import type { HerokuDocument } from '../document';
import type { HerokuModel } from '../model';

/** With `run`, the container stack does not look at the Procfile. */
export const ymlShadowsProcfile = defineLaw<HerokuDocument, undefined, HerokuModel>({
  id: 'heroku-yml-shadows-procfile',
  severity: 'info',
  holdsFor: 'Heroku, container stack',
  docs: {
    summary: 'heroku.yml takes the place of a Procfile that says something else',
    why: 'On the container stack Heroku runs the commands of `run` and does not look at the Procfile. What the Procfile says otherwise holds only for those who start it themselves.',
    bad: {
      file: 'heroku.yml',
      text: 'build:\n  docker:\n    web: Dockerfile\nrun:\n  web: node server.js\n',
      beside: [{ file: 'Procfile', text: 'web: node server.js\nworker: node worker.js\n' }],
    },
    good: {
      file: 'heroku.yml',
      text: 'build:\n  docker:\n    web: Dockerfile\nrun:\n  web: node server.js\n  worker: node worker.js\n',
      beside: [{ file: 'Procfile', text: 'web: node server.js\nworker: node worker.js\n' }],
    },
    source: 'https://devcenter.heroku.com/articles/build-docker-images-heroku-yml#get-started',
  },
  check({ document, model }, report) {
    const run = runOf(document);
    if (!run || !model?.procfile) return;
    const commands = new Map((model.declared ?? []).map(({ name, command }) => [name.value, command?.text]));
    const others = typesOf(model.procfile).filter(
      ({ name, command }) => name !== 'release' && commands.get(name) !== command.text,
    );
    if (others.length === 0) return;
    const names = others.map(({ name }) => `"${name}"`).join(', ');
    report({
      at: run.key.at,
      message: `Heroku runs what stands here and not the Procfile, which says something else of ${names}.`,
      related: others.map(({ nameAt }) => ({ message: 'In the Procfile.', at: nameAt })),
      data: undefined,
    });
  },
});
