import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { applyEdits } from '../../src/core/source';
import { pathMatcher } from '../../src/workspace/path-glob';
import { readRuleSettings } from '../../src/workspace/rule-settings-file';
import { problemsOf, serviceOver } from './memory';

const PROCFILE = 'web: gunicorn --daemon --pid x.pid shop:app\n';
const PORT = 'services:\n  web:\n    image: shop\n    scale: 1\n    ports: ["8080:80"]\n';

const withSettings = (settings: string, path = 'Procfile', text = PROCFILE) =>
  problemsOf({ '.formation.yaml': settings, [path]: text }, path);

describe('rules in .formation.yaml', () => {
  it('are told of as strongly as it says, or not at all', async () => {
    assert.deepEqual(await withSettings('rules:\n  detaches-from-manager: info\n  pid-file: off\n'), [
      'info detaches-from-manager: --daemon',
    ]);
  });

  it('are told of as weakly as before where a case is weaker than the rule', async () => {
    const hint = ['hint single-copy-resource: "8080:80"'];
    assert.deepEqual(
      await withSettings('rules: { single-copy-resource: warning }', 'compose.yaml', PORT),
      hint,
    );
    assert.deepEqual(await withSettings('rules: { single-copy-resource: off }', 'compose.yaml', PORT), []);
  });

  it('differ for the files that an override names, of which the later wins', async () => {
    const settings =
      'rules: { pid-file: off }\noverrides:\n  - files: ["Procfile.*"]\n    rules: { pid-file: error, detaches-from-manager: off }\n  - files: ["dev/*"]\n    rules: { pid-file: hint }\n';
    const files = (path: string) => problemsOf({ '.formation.yaml': settings, [path]: PROCFILE }, path);
    assert.deepEqual(await files('Procfile'), ['error detaches-from-manager: --daemon']);
    assert.deepEqual(await files('Procfile.dev'), ['error pid-file: --pid x.pid']);
    assert.deepEqual(await files('dev/Procfile.dev'), ['hint pid-file: --pid x.pid']);
  });

  it('are set by the nearest folder, and by those above it', async () => {
    const files = {
      '.formation.yaml': 'rules: { pid-file: off, detaches-from-manager: off }',
      'blog/.formation.yaml': 'rules: { pid-file: info }',
      'blog/Procfile': PROCFILE,
      'blog-2/Procfile': PROCFILE,
    };
    assert.deepEqual(await problemsOf(files, 'blog-2/Procfile'), []);
    assert.deepEqual(await problemsOf(files, 'blog/Procfile'), ['info pid-file: --pid x.pid']);
  });

  it('stand beside all else that the file may say', async () => {
    const settings = 'app: shop\nsame: { web: [api] }\nrunner: honcho\nrules:\noverrides: []\n';
    assert.deepEqual(await withSettings(settings, 'Procfile', 'web: node server.js\n'), []);
    assert.deepEqual(
      await problemsOf({ '.formation.yaml': settings, Procfile: 'web: x\n' }, '.formation.yaml'),
      [],
    );
  });

  it('follow an edit of the settings, and give way to those of the host', async () => {
    const { service, uri } = await serviceOver({ '.formation.yaml': 'rules: {}', Procfile: PROCFILE });
    const told = () => (service.snapshot.problems.get(uri('Procfile')) ?? []).map(({ rule }) => rule);
    const edit = (version: number, text: string) =>
      service.edit({ uri: uri('.formation.yaml'), version, text });
    await edit(1, 'rules: { pid-file: off }');
    assert.deepEqual(told(), ['detaches-from-manager']);
    const text = '{"rules":{"pid-file":"error"}}';
    service.useRuleSettings([{ settings: readRuleSettings({ uri: 'x', version: 0, text }, ['pid-file']) }]);
    assert.deepEqual(told(), ['detaches-from-manager', 'pid-file']);
  });

  it('are told of where they say what is not known, and keep what is', async () => {
    const settings =
      'rule: {}\nrules:\n  pid-fil: off\n  syntax: off\n  pid-file: wrong\n  detaches-from-manager: off\noverrides:\n  - rules: { pid-files: off }\n  - files: x\n';
    const files = { '.formation.yaml': settings, Procfile: PROCFILE };
    assert.deepEqual(await problemsOf(files, '.formation.yaml'), [
      'warning settings: rule',
      'warning settings: pid-fil',
      'warning settings: syntax',
      'warning settings: wrong',
      'warning settings: rules: { pid-files: off }',
      'warning settings: pid-files',
      'warning settings: x',
    ]);
    assert.deepEqual(await problemsOf(files, 'Procfile'), ['warning pid-file: --pid x.pid']);
  });

  it('can be mended where a name was nearly right', async () => {
    const text = 'rules:\n  pid-fil: off\n';
    const { service, uri } = await serviceOver({ '.formation.yaml': text });
    const [problem] = service.snapshot.problems.get(uri('.formation.yaml')) ?? [];
    const [change] = problem?.fixes[0]?.changes() ?? [];
    assert.equal(applyEdits(text, change?.edits ?? []), 'rules:\n  pid-file: off\n');
  });

  it('say nothing where the file is not read, which is told', () => {
    const read = readRuleSettings({ uri: 'x', version: 0, text: 'rules: { a: off }', fault: 'Bad.' }, ['a']);
    assert.deepEqual([read.rules.size, read.problems.map(({ message }) => message)], [0, ['Bad.']]);
  });

  it('cannot turn off what a file cannot be read by', async () => {
    const broken = await withSettings('rules: { syntax: off }', 'compose.yaml', 'services: {\n');
    assert.match(broken.join(), /^error syntax/);
  });
});

describe('globs of paths', () => {
  const cases: readonly (readonly [glob: string, path: string, fits: boolean])[] = [
    ['docker-compose.dev*.yml', 'docker-compose.dev.yml', true],
    ['docker-compose.dev*.yml', 'a/b/docker-compose.dev-2.yml', true],
    ['docker-compose.dev*.yml', 'docker-compose.yml', false],
    ['k8s/*.yaml', 'k8s/web.yaml', true],
    ['k8s/*.yaml', 'k8s/base/web.yaml', false],
    ['k8s/*.yaml', 'a/k8s/web.yaml', false],
    ['k8s/**/*.yaml', 'k8s/web.yaml', true],
    ['k8s/**/*.yaml', 'k8s/a/b/web.yaml', true],
    ['**/dev/**', 'a/dev/b/c', true],
    ['**/dev/**', 'a/devs/b/c', false],
    ['./Procfile', 'Procfile', true],
    ['{a,b{c,d}}.yaml', 'bd.yaml', true],
    ['?.yaml', 'ab.yaml', false],
    ['a.yaml', 'abyaml', false],
  ];
  for (const [glob, path, fits] of cases)
    it(`${glob} ${fits ? 'fits' : 'does not fit'} ${path}`, () => {
      assert.equal(pathMatcher([glob])(path), fits);
    });

  it('come to an answer also where they are hostile', () => {
    assert.equal(pathMatcher(['{a,b}'.repeat(50)])('a'.repeat(50)), false);
    assert.equal(pathMatcher(['*a'.repeat(100)])(`${'a'.repeat(500)}b`), false);
  });
});
