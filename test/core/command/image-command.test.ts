import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { before, describe, it } from 'mocha';
import { imageCommand } from '../../../src/core/command/image-command';
import type { ImageWords } from '../../../src/core/command/image-command';
import { BUILT } from './dockerfiles';

const running = spawnSync('docker', ['version']).status === 0;
const required = (process.env['FORMATION_REQUIRE'] ?? '').split(',').includes('docker');

const read = (text: string, target?: string) =>
  imageCommand({ uri: 'file:///shop/Dockerfile', version: 1, text }, target);
const values = (part: ImageWords | undefined) => part?.words.map(({ value }) => value) ?? null;

describe('what the image of a Dockerfile runs', () => {
  for (const { title, text, target, entrypoint, cmd } of BUILT)
    it(`is read from ${title}`, () => {
      const image = read(text, target);
      assert.deepEqual(
        { entrypoint: values(image?.entrypoint), cmd: values(image?.cmd) },
        { entrypoint, cmd },
      );
    });

  it('is not known of a stage that is not there', () => {
    assert.equal(read('FROM scratch AS web\nCMD ["web"]\n', 'worker'), undefined);
  });

  it('is not read from a here-document', () => {
    const image = read(
      'FROM scratch\nRUN <<EOF\nCMD ["no"]\nEOF\nCOPY <<-"end" /x\nCMD no\n\tend\nCMD ["web"]\n',
    );
    assert.deepEqual(values(image?.cmd), ['web']);
  });

  it('knows where each word is written', () => {
    const text = 'FROM scratch\nCMD ["gunicorn", \\\n  "-D", "app"]\n';
    const written = read(text)?.cmd?.words.map(({ at: { span } }) => text.slice(span.start, span.end));
    assert.deepEqual(written, ['"gunicorn"', '"-D"', '"app"']);
  });
});

describe(
  running || required
    ? 'a real Docker engine, given the same Dockerfiles'
    : 'a real Docker engine, given the same Dockerfiles (skipped: none is running)',
  function () {
    this.timeout(120_000);
    before(function () {
      if (!running && !required) this.skip();
    });

    for (const { title, text, target, entrypoint, cmd } of BUILT)
      it(`builds ${title} to the same`, () => {
        const stage = target === undefined ? [] : ['--target', target];
        const id = execFileSync('docker', ['build', '-q', '--no-cache', ...stage, '-'], {
          input: text,
          encoding: 'utf8',
          env: { ...process.env, DOCKER_BUILDKIT: '0' },
          stdio: ['pipe', 'pipe', 'pipe'],
        }).trim();
        const format = '{{json .Config.Entrypoint}} {{json .Config.Cmd}}';
        const printed = execFileSync('docker', ['inspect', '-f', format, id], { encoding: 'utf8' });
        assert.equal(printed.trim(), `${JSON.stringify(entrypoint)} ${JSON.stringify(cmd)}`);
      });
  },
);
