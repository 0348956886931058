import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { toolsFor } from '../../../src/core/manager';
import { starter } from '../../../src/managers/procfile/runner/start';
import { serviceOver } from '../../workspace/memory';

/** The files beside a Procfile, and the runner that they show to be in use. */
const FOLDERS: readonly (readonly [string, Record<string, string>, string | undefined])[] = [
  ['nothing', {}, undefined],
  ['an npm package foreman', { 'package.json': '{ "devDependencies": { "foreman": "^3.0.1" } }' }, 'nf'],
  [
    'a script of the name foreman',
    { 'package.json': '{ "scripts": { "foreman": "foreman start" } }' },
    undefined,
  ],
  ['a package.json that is broken', { 'package.json': '{ "dependencies": {' }, undefined],
  ['a gem foreman', { Gemfile: "group :development do\n  gem 'foreman'\nend\n" }, 'foreman'],
  ['a gem that is commented out', { Gemfile: "# gem 'foreman'\n" }, undefined],
  ['a gem overmind', { Gemfile: 'gem "overmind", "~> 2.5"\ngem "foreman"\n' }, 'overmind'],
  ['settings of overmind', { '.overmind.env': '' }, 'overmind'],
  ['a variable of overmind', { '.env': 'A=1\nexport OVERMIND_PORT=3000\n' }, 'overmind'],
  ['other variables', { '.env': 'NOT_OVERMIND_PORT=3000\n' }, undefined],
  ['settings of foreman', { '.foreman': 'port: 3000\n' }, 'foreman'],
  ['settings of forego', { '.forego': 'port=3000\n' }, 'forego'],
  ["Rails' script", { 'bin/dev': '#!/bin/sh\nexec foreman start -f Procfile.dev "$@"\n' }, 'foreman'],
  ['a script with hivemind', { 'bin/dev': 'exec hivemind Procfile.dev\n' }, 'hivemind'],
  ['a script that chooses', { 'bin/dev': 'overmind start || foreman start\n' }, undefined],
  ['a requirement honcho', { 'requirements.txt': 'flask==3.0\nhoncho==2.0\n' }, 'honcho'],
  [
    'honcho in a project',
    { 'pyproject.toml': '[project]\ndependencies = ["flask", "honcho>=2"]\n' },
    'honcho',
  ],
  ['honcho of Poetry', { 'pyproject.toml': '[tool.poetry.dependencies]\nhoncho = "^2.0"\n' }, 'honcho'],
];

describe('the runner in use', () => {
  for (const [title, files, runner] of FOLDERS)
    it(`is ${runner ?? 'not known'} with ${title}`, async () => {
      const { service } = await serviceOver({ Procfile: 'web: x\n', ...files });
      assert.equal(service.snapshot.formations[0]?.environments[0]?.tool, runner);
    });

  it('is found again when a file appears that shows it', async () => {
    const { service, files, uri } = await serviceOver({ Procfile: 'web: x\n' });
    files.set('.foreman', 'formation: web=3\n');
    await service.changed(uri('.foreman'));
    const environment = service.snapshot.formations[0]?.environments[0];
    assert.deepEqual([environment?.tool, environment?.processTypes[0]?.quantity.count], ['foreman', 3]);
  });

  it('is the one that a person says, whatever the files show', async () => {
    const files = { Procfile: 'web: x\n', '.foreman': '', '.formation.yaml': 'runner: hivemind\n' };
    const { service } = await serviceOver(files);
    assert.equal(service.snapshot.formations[0]?.environments[0]?.tool, 'hivemind');
  });

  it('is told of where a person names one that is none', async () => {
    const text = 'runner: foremen\n';
    const { service, uri } = await serviceOver({ Procfile: 'web: x\n', '.formation.yaml': text });
    const [problem] = service.snapshot.problems.get(uri('.formation.yaml')) ?? [];
    assert.ok(problem?.message.endsWith('did you mean foreman?'), problem?.message);
    assert.equal(problem && text.slice(problem.at.span.start, problem.at.span.end), 'foremen');
  });

  it('is offered first, and the others as ever', async () => {
    const toolsIn = async (files: Record<string, string>) => {
      const { service } = await serviceOver({ Procfile: 'web: x\n', ...files });
      const [environment] = service.snapshot.formations[0]?.environments ?? [];
      return environment && toolsFor(starter, environment).map(({ id }) => id);
    };
    const all = ['foreman', 'honcho', 'forego', 'overmind', 'nf', 'hivemind'];
    assert.deepEqual(await toolsIn({}), all);
    const others = all.filter((id) => id !== 'overmind');
    assert.deepEqual(await toolsIn({ '.overmind.env': '' }), ['overmind', ...others]);
  });

  it('starts a Procfile with the quantities of its settings, and each other runner with the same', async () => {
    const { service } = await serviceOver({
      Procfile: 'web: x\nworker: y\nrelease: z\n',
      '.foreman': 'formation: all=1,worker=2\n',
    });
    const environment = service.snapshot.formations[0]?.environments[0];
    assert.ok(environment);
    assert.deepEqual(
      starter.tools.map((tool) => {
        const { executable, args } = starter.command(environment, tool);
        return [executable, ...args].join(' ');
      }),
      [
        'foreman start -f Procfile -m web=1,worker=2',
        'honcho start -f Procfile -c web=1,worker=2',
        'forego start -f Procfile -c web=1,worker=2',
        'overmind start -f Procfile -m web=1,worker=2',
        'nf -j Procfile start web=1,worker=2',
        'hivemind -l web,worker Procfile',
      ],
    );
  });
});
