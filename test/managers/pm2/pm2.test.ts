import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isRefusal } from '../../../src/core/manager';
import { describeQuantity } from '../../../src/core/quantity';
import { applyEdits } from '../../../src/core/source';
import { pm2 } from '../../../src/managers/pm2/index';
import { problemsOf, serviceOver } from '../../workspace/memory';

const FILE = 'ecosystem.config.js';
const js = (...apps: string[]) =>
  `module.exports = {\n  apps: [\n${apps.map((app) => `    ${app},\n`).join('')}  ],\n};\n`;
const WEB = "{ name: 'web', script: 'server.js', instances: 4 }";

async function formationOf(files: Record<string, string>) {
  const { service } = await serviceOver(files);
  return { service, formation: service.snapshot.formations[0] };
}

const described = async (text: string, path = FILE) =>
  (await formationOf({ [path]: text })).formation?.members.map(({ name, role, declarations: [first] }) =>
    [name, role, first ? describeQuantity(first.processType.quantity) : ''].join(' '),
  );

describe('the apps of PM2', () => {
  it('have as many copies as they say, one where they say nothing', async () => {
    const apps = [WEB, "{ script: './bin/worker.mjs' }", "{ name: 'all', script: 'x.js', instances: 'max' }"];
    assert.deepEqual(await described(js(...apps)), ['web process 4', 'worker process 1', 'all process ?']);
  });

  it('are called after the folder that they run', async () => {
    assert.deepEqual(await described(js("{ script: './service-worker/' }")), ['service-worker process 1']);
  });

  it('are read as they are written, and nothing is run for it', async () => {
    const text = `const shared = { script: 'x.js' };\nconst count = 3;\nconst apps = [\n  { name: 'a', script: 'x.js', instances: count },\n  { name: 'b', script: 'x.js', instances: Number(process.env.N) },\n  { name: process.env.NAME, script: \`y.js\` },\n  shared,\n];\nexport default { apps };\n`;
    assert.deepEqual(await described(text), ['a process 3', 'b process ?', 'y process 1', 'x process 1']);
  });

  it('are read in JSON and YAML too', async () => {
    const json = '{ "apps": [{ "name": "web", "script": "server.js", "instances": 2 }] }';
    assert.deepEqual(await described(json, 'process.json'), ['web process 2']);
    const yaml = 'apps:\n  - script: server.js\n    name: web\n    instances: 2\n';
    assert.deepEqual(await described(yaml, 'ecosystem.config.yml'), ['web process 2']);
  });

  it('are of no other configuration', async () => {
    const { service } = await formationOf({ 'webpack.config.js': "module.exports = { entry: 'x.js' };\n" });
    assert.deepEqual(service.snapshot.manifests, []);
  });
});

describe('what is told of apps of PM2', () => {
  for (const [what, text, told] of [
    ['a crash that is left', js("{ script: 'x.js', autorestart: false }"), ['info restart-disabled: false']],
    [
      'no crash of what starts by the clock',
      js("{ script: 'x.js', autorestart: false, cron_restart: '0 3 * * *' }"),
      [],
    ],
    [
      'a port that each copy asks for itself',
      js("{ script: 'gunicorn', args: '-b :8000 shop', exec_mode: 'fork', instances: 2 }"),
      ['error single-copy-resource: :8000'],
    ],
    ['what is no JavaScript', 'module.exports = { apps: [{ script: }] };\n', ['error syntax: }']],
  ] as const)
    it(`is ${what}`, async () => {
      assert.deepEqual(await problemsOf({ [FILE]: text }, FILE), told);
    });
});

describe('scaling with PM2', () => {
  async function plans(text: string, count: number) {
    const { service, formation } = await formationOf({ [FILE]: text });
    const declaration = formation?.members[0]?.declarations[0];
    assert.ok(declaration);
    return pm2.scale({ ...declaration, count, source: (uri) => service.source(uri) });
  }

  it('gives a number alone, for other forms fail', async () => {
    const found = await plans(js(WEB), 2);
    assert.ok(!isRefusal(found));
    const [run] = found;
    assert.deepEqual(run?.verb === 'run' ? run.steps[0]?.args : [], ['scale', 'web', '2']);
  });

  it('refuses 0, which deletes the app', async () => {
    const found = await plans(js(WEB), 0);
    assert.match(isRefusal(found) ? found.refused : '', /pm2 stop web/);
  });

  for (const [what, before, after] of [
    ['the number that is there', WEB, WEB.replace('4', '6')],
    ['a number in place of a word', WEB.replace('4', "'max'"), WEB.replace('4', '6')],
    [
      'one where there is none',
      "{ name: 'web', script: 'x.js' }",
      "{ name: 'web', script: 'x.js', instances: 6 }",
    ],
    ['none where it is computed', WEB.replace('4', 'os.cpus().length'), undefined],
  ] as const)
    it(`writes ${what}`, async () => {
      const found = await plans(js(before), 6);
      const write = isRefusal(found) ? undefined : found.find((plan) => plan.verb === 'write');
      const edits = write?.changes[0]?.edits;
      assert.equal(edits && applyEdits(js(before), edits), after && js(after));
    });
});
