import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { isRefusal } from '../../../src/core/manager';
import type { Target } from '../../../src/core/manager';
import { describeQuantity } from '../../../src/core/quantity';
import { applyEdits } from '../../../src/core/source';
import type { Origin } from '../../../src/core/source';
import { heroku } from '../../../src/managers/heroku/index';
import { problemsOf, serviceOver } from '../../workspace/memory';

const PROCFILE = 'web: node server.js\nworker: node worker.js\nrelease: node migrate.js\n';
const APP_JSON = `{
  "name": "shop",
  "formation": {
    "web": { "quantity": 2, "size": "standard-1x" },
    "worker": { "quantity": 1 }
  },
  "environments": {
    "test": { "formation": { "web": { "quantity": 3 } } },
    "review": { "addons": [] }
  }
}
`;
const HEROKU_YML = `build:
  docker:
    web: Dockerfile
run:
  web: node server.js --port $PORT
  worker:
    command:
      - gunicorn --daemon jobs
    image: web
`;

const SHOP: Target = { id: 'shop-production', title: 'shop-production', remote: true, current: false };

async function environmentsIn(files: Record<string, string>) {
  const { service } = await serviceOver(files);
  const slice = ({ uri, span }: Origin) => service.source(uri)?.text.slice(span.start, span.end);
  const formation = service.snapshot.formations[0];
  const environments = (formation?.environments ?? []).filter(({ manager }) => manager === 'heroku');
  return { service, slice, formation, environments };
}

describe('app.json', () => {
  const recognise = (text: string, name = 'app.json') =>
    heroku.recognises?.({ uri: `file:///shop/${name}`, version: 1, text });

  it("is told from Expo's and from others' by what it says", () => {
    assert.equal(recognise(APP_JSON), 'yes');
    assert.deepEqual(recognise('{ "expo": { "name": "shop", "slug": "shop" } }'), {
      lookAlike: 'Expo settings',
    });
    assert.equal(recognise('{ "name": "shop", "displayName": "Shop" }'), 'no');
    assert.equal(recognise('{ "pages": ["pages/index"], "window": {} }'), 'no');
    assert.equal(recognise('run:\n  web: x\n', 'heroku.yml'), 'yes');
    assert.equal(recognise('web: x\n', 'heroku.yml'), 'no');
  });

  it('joins the Procfile of its folder, whose types Heroku holds the number of', async () => {
    const { formation, environments, slice } = await environmentsIn({
      Procfile: PROCFILE,
      'app.json': APP_JSON,
    });
    assert.deepEqual(
      formation?.members.map(({ name, declarations }) => [name, declarations.length]),
      [
        ['web', 3],
        ['worker', 3],
        ['release', 3],
      ],
    );
    const [environment] = environments;
    assert.deepEqual(
      environment?.processTypes.map(({ name, quantity }) => [
        name.value,
        describeQuantity(quantity, 'Heroku'),
      ]),
      [
        ['web', 'held by Heroku, 2 at first'],
        ['worker', 'held by Heroku, 1 at first'],
        ['release', ''],
      ],
    );
    const [web] = environment.processTypes;
    assert.equal(web?.quantity.at && slice(web.quantity.at.at), '2');
    assert.deepEqual(web?.declarations.map(slice), ['web', '"web"']);
    assert.equal(web?.command?.text, 'node server.js');
  });

  it('is an environment for each purpose that has a formation of its own', async () => {
    const { environments } = await environmentsIn({ Procfile: PROCFILE, 'app.json': APP_JSON });
    assert.deepEqual(
      environments.map(({ name, processTypes }) => [name, processTypes[0]?.quantity.count]),
      [
        ['app.json', 2],
        ['app.json (test)', 3],
      ],
    );
  });

  it('has the types of its formation where no other file declares any', async () => {
    const { environments } = await environmentsIn({ 'app.json': APP_JSON });
    assert.deepEqual(
      environments[0]?.processTypes.map(({ name }) => name.value),
      ['web', 'worker'],
    );
  });

  it('is told where it is wrong, at the characters that are', async () => {
    const text = `{ "formation": {
      "wroker": { "quantity": 1 },
      "web": { "quantity": 2, "size": "Basic" },
      "worker": { "quantity": "two" },
      "release": { "quantity": 1 }
    } }`;
    assert.deepEqual(await problemsOf({ 'app.json': text, Procfile: PROCFILE }, 'app.json'), [
      'warning heroku-undeclared-type: "wroker"',
      'error heroku-dyno-limit: 2',
      'error heroku-bad-count: "two"',
      'warning heroku-scales-release: "release"',
    ]);
  });

  it('leaves the dynos that tests run on alone, where they are for tests', async () => {
    const formation = { test: { quantity: 32, size: 'basic' } };
    const text = JSON.stringify({ stack: 'heroku-24', environments: { test: { formation } } });
    const files = { 'app.json': text, Procfile: PROCFILE };
    assert.deepEqual(await problemsOf(files, 'app.json'), []);
    const { environments } = await environmentsIn(files);
    assert.deepEqual(
      environments.map(({ name }) => name),
      ['app.json'],
    );
    const review = text.replace('"environments":{"test"', '"environments":{"review"');
    assert.deepEqual(await problemsOf({ ...files, 'app.json': review }, 'app.json'), [
      'warning heroku-undeclared-type: "test"',
      'error heroku-dyno-limit: 32',
    ]);
  });

  it('has a number that is not known where it writes none', async () => {
    const text = '{ "formation": { "web": { "quantity": "two" } } }';
    const { environments } = await environmentsIn({ 'app.json': text });
    const quantity = environments[0]?.processTypes[0]?.quantity;
    assert.deepEqual([quantity?.kind, quantity?.count, quantity?.known], ['platform', undefined, false]);
  });

  it('is told nothing of types that only a buildpack can know', async () => {
    assert.deepEqual(
      await problemsOf({ 'app.json': '{ "formation": { "any": { "quantity": 1 } } }' }, 'app.json'),
      [],
    );
  });

  it('never throws, broken or cut off anywhere', async () => {
    for (let end = 0; end < APP_JSON.length; end += 7)
      await serviceOver({ 'app.json': APP_JSON.slice(0, end), Procfile: PROCFILE });
  });
});

describe('heroku.yml', () => {
  it('brings the types of its run section, with their commands, in the place of the Procfile', async () => {
    const { environments, slice } = await environmentsIn({ Procfile: PROCFILE, 'heroku.yml': HEROKU_YML });
    const [environment, ...others] = environments;
    assert.deepEqual(others, []);
    assert.deepEqual(
      environment?.processTypes.map(({ name, command }) => [slice(name.at), command && slice(command.at)]),
      [
        ['web', 'node server.js --port $PORT'],
        ['worker', 'gunicorn --daemon jobs'],
      ],
    );
  });

  it('has the dynos of app.json, as one environment', async () => {
    const { environments } = await environmentsIn({ 'heroku.yml': HEROKU_YML, 'app.json': APP_JSON });
    const [environment] = environments;
    assert.equal(environment?.name, 'app.json');
    assert.deepEqual(
      environment.processTypes.map(({ quantity }) => quantity.count),
      [2, 1],
    );
  });

  it('has a type for each image without a run section', async () => {
    const text = 'build:\n  docker:\n    web: Dockerfile\n    worker: worker/Dockerfile\n';
    const { environments } = await environmentsIn({ Procfile: PROCFILE, 'heroku.yml': text });
    assert.deepEqual(
      environments[0]?.processTypes.map(({ name }) => name.value),
      ['web', 'worker'],
    );
  });

  it('runs an image without a run section as its Dockerfile says', async () => {
    const files = {
      'heroku.yml': 'build:\n  docker:\n    web: web/Dockerfile\n',
      'web/Dockerfile': 'FROM python:3.13\nENTRYPOINT ["gunicorn"]\nCMD ["-D", "shop:app"]\n',
    };
    const { environments } = await environmentsIn(files);
    assert.equal(environments[0]?.processTypes[0]?.command?.text, 'gunicorn -D shop:app');
    assert.deepEqual(await problemsOf(files, 'web/Dockerfile'), ['error detaches-from-manager: "-D"']);
  });

  it('is told that it hides a Procfile, and what its commands do, with a fix in its own file', async () => {
    const files = { Procfile: PROCFILE, 'heroku.yml': HEROKU_YML };
    assert.deepEqual(await problemsOf(files, 'heroku.yml'), [
      'info heroku-yml-shadows-procfile: run',
      'error detaches-from-manager: --daemon',
    ]);
    const { service, uri } = await serviceOver(files);
    const [, daemon] = service.snapshot.problems.get(uri('heroku.yml')) ?? [];
    const [change] = daemon?.fixes[0]?.changes() ?? [];
    assert.equal(applyEdits(HEROKU_YML, change?.edits ?? []), HEROKU_YML.replace(' --daemon', ''));
  });
});

describe('scaling with Heroku', () => {
  async function scaled(name: string, count: number, target?: Target) {
    const { service, environments } = await environmentsIn({ Procfile: PROCFILE, 'app.json': APP_JSON });
    const [environment] = environments;
    const processType = environment?.processTypes.find((type) => type.key === name);
    assert.ok(environment && processType);
    const source = (uri: string) => service.source(uri);
    return heroku.scale({ environment, processType, count, source, ...(target ? { target } : {}) });
  }

  it('runs its own command on the app that was chosen, or writes the number that apps begin with', async () => {
    const plans = await scaled('web', 3, SHOP);
    assert.ok(!isRefusal(plans));
    const [run, write, ...others] = plans;
    assert.ok(run?.verb === 'run' && write?.verb === 'write' && others.length === 0);
    assert.deepEqual(
      run.steps.map(({ executable, args }) => [executable, ...args].join(' ')),
      ['heroku ps:scale web=3 -a shop-production'],
    );
    const [change] = write.changes;
    assert.equal(
      applyEdits(APP_JSON, change?.edits ?? []),
      APP_JSON.replace('"quantity": 2', '"quantity": 3'),
    );
  });

  it('is refused where no file says the app, with the way to it', async () => {
    const answer = await scaled('web', 3);
    assert.ok(isRefusal(answer));
    assert.match(answer.refused, /heroku apps --all.*heroku ps:scale web=3 -a APP/);
  });

  it('is refused for the release phase', async () => {
    assert.ok(isRefusal(await scaled('release', 1, SHOP)));
  });

  it('asks nothing of dynos before the app is known', async () => {
    const { environments } = await environmentsIn({ 'app.json': APP_JSON });
    assert.ok(environments[0]);
    assert.equal(heroku.observe?.(environments[0], undefined), undefined);
  });
});
