import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { diskFiles } from '../../src/cli/files';
import { Reading } from '../../src/cli/reading';
import { NOT_UTF8 } from '../../src/workspace/files';
import { assertWithin } from './reading';

describe('a folder on the disk', () => {
  let folder: string;
  before(() => (folder = realpathSync(mkdtempSync(join(tmpdir(), 'formation-disk-')))));
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('is listed once, though links lead in circles', async function () {
    mkdirSync(join(folder, 'circle/deeper'), { recursive: true });
    writeFileSync(join(folder, 'circle/Procfile'), 'web: node server.js\n');
    try {
      symlinkSync(join(folder, 'circle'), join(folder, 'circle/deeper/again'), 'dir');
      symlinkSync('itself', join(folder, 'circle/itself'));
      symlinkSync('../Procfile', join(folder, 'circle/deeper/Procfile'));
    } catch {
      this.skip();
    }
    const listed = await diskFiles(join(folder, 'circle')).list(['Procfile', 'itself']);
    assert.deepEqual(
      listed.map((uri) => uri.slice(uri.lastIndexOf('circle'))),
      ['circle/Procfile', 'circle/deeper/Procfile'],
    );
  });

  it('is passed by where its bytes are no text, and each file is told of', async () => {
    const bytes = Buffer.from([0xff, 0xfe, 0x00, 0xc3, 0x28, 0xed, 0xa0, 0x80, 0xf8, 0x0a]);
    const here = join(folder, 'bytes');
    mkdirSync(here);
    for (const [name, text] of [
      ['Procfile', 'web: a\n'],
      ['compose.yaml', 'services:\n  web:\n    image: '],
      ['app.json', '{ "formation": { "web": { "quantity": 1 } } }'],
      ['.env', 'A='],
    ] as const)
      writeFileSync(join(here, name), Buffer.concat([Buffer.from(text), bytes]));
    const { service } = await Reading.of(here);
    assertWithin(service);
    assert.deepEqual(
      [...service.snapshot.problems.values()].flatMap((problems) => problems.map(({ message }) => message)),
      Array(3).fill(NOT_UTF8),
    );
  });

  const hasDevices = existsSync('/dev/zero');
  const endless = 'is read to an end where a file of it has none';
  (hasDevices ? it : it.skip)(hasDevices ? endless : `${endless} (skipped: no devices here)`, async () => {
    const here = join(folder, 'endless');
    mkdirSync(here);
    assert.equal(spawnSync('mkfifo', [join(here, 'pipe')]).status, 0);
    const services = ['/dev/zero', '/dev/null', './pipe']
      .map((path, index) => `  s${index}:\n    image: a\n    env_file: ${path}\n`)
      .join('');
    writeFileSync(join(here, 'compose.yaml'), `services:\n${services}`);
    const { service } = await Reading.of(here);
    assert.deepEqual(
      service.snapshot.formations.flatMap(({ environments }) =>
        environments.flatMap(({ processTypes }) => processTypes.map(({ name }) => name.value)),
      ),
      ['s0', 's1', 's2'],
    );
    assert.deepEqual([...service.snapshot.problems.values()].flat(), []);
  });
});
