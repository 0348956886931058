import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { after, before, describe, it } from 'mocha';
import { derivePackage } from '../../docs/generate/package';
import { root } from '../../docs/generate/sources';
import { managers } from '../../src/managers/index';
import { toy } from '../fixtures/toy-manager/index';
import { withToy } from '../fixtures/toy-manager/registry';

describe('a manager that is one folder and one line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'formation-toy-'));
  const cli = join(folder, 'formation.cjs');
  const formation = (...args: string[]) =>
    spawnSync(process.execPath, [cli, ...args], { cwd: folder, encoding: 'utf8' });

  before(async () => {
    await build({
      absWorkingDir: root,
      entryPoints: ['src/cli/main.ts'],
      outfile: cli,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      mainFields: ['module', 'main'],
      plugins: [withToy],
    });
    writeFileSync(join(folder, 'shop.toy'), 'web 10: gunicorn --daemon shop:app\nworker 2: celery worker\n');
    writeFileSync(join(folder, 'Procfile'), 'web: gunicorn shop:app\n');
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('is found, read and joined with the others', () => {
    const { stdout } = formation('inspect');
    assert.match(
      stdout,
      /shop\.toy \(toy: shop\.toy\)\n {4}web {2}10 {2}gunicorn --daemon shop:app\n {4}worker {2}2/,
    );
  });

  it('is drawn', () => {
    assert.match(formation('graph', '--format', 'mermaid').stdout, /web<br\/>(Toy )?10/);
  });

  it('is checked, by its own laws and by every rule', () => {
    const { status, stdout } = formation('check');
    assert.equal(status, 1);
    assert.match(stdout, /shop\.toy:1:5: error: A toy runs at most nine\. \[toy-too-many\]/);
    assert.match(stdout, /shop\.toy:1:18: error: .* \[detaches-from-manager\]/);
  });

  it('is turned down by settings as any other', () => {
    writeFileSync(
      join(folder, '.formation.yaml'),
      'rules: { toy-too-many: off, detaches-from-manager: info }\n',
    );
    const { status, stdout } = formation('check');
    rmSync(join(folder, '.formation.yaml'));
    assert.equal(status, 0);
    assert.doesNotMatch(stdout, /toy-too-many|error/);
  });

  it('is scaled', () => {
    const { stdout } = formation('scale', 'worker=5', '--dry-run');
    assert.match(stdout, /^toy scale worker 5$/m);
  });

  it('brings its names to the editor', () => {
    const nothing = { activationEvents: [], contributes: {} };
    const { contributes } = derivePackage(nothing, [...managers, toy], toy.laws);
    assert.ok(
      contributes.configuration && JSON.stringify(contributes.configuration).includes('toy-too-many'),
    );
  });
});
