import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'mocha';
import { diskFiles, uriOf } from '../../../src/cli/files';
import { isRefusal } from '../../../src/core/manager';
import { launchd } from '../../../src/managers/launchd/index';
import { problemsOf, serviceOver } from '../../workspace/memory';

const FILE = 'com.acme.web.plist';
const job = (label: string, more: string) => `<?xml version="1.0" encoding="UTF-8"?>
<plist version="1.0"><dict><key>Label</key><string>${label}</string><key>ProgramArguments</key><array><string>/usr/sbin/nginx</string><string>a &amp; b</string></array>${more}</dict></plist>
`;
const MORE = '<key>AbandonProcessGroup</key><true/><key>StartInterval</key><integer>300</integer>';
const LONG = `com.acme.${'very.'.repeat(60)}long`;

/** What `plistutil -f bin` made of `job('com.acme.web', MORE)`. */
const RECORDED = Buffer.from(
  'YnBsaXN0MDDUAQMHCQIECApVTGFiZWxcY29tLmFjbWUud2ViXxAQUHJvZ3JhbUFyZ3VtZW50c6IFBl8QDy91c3Ivc2Jpbi9uZ2lueFVhICYgYl8QE0FiYW5kb25Qcm9jZXNzR3JvdXAJXVN0YXJ0SW50ZXJ2YWwRASwIERckNzpMUmhpdwAAAAAAAAEBAAAAAAAAAAsAAAAAAAAAAAAAAAAAAAB6',
  'base64',
).toString('latin1');

/** What is read of a text: everything but places. */
async function read(text: string): Promise<readonly unknown[]> {
  const { service } = await serviceOver({ [FILE]: text });
  return service.snapshot.manifests.flatMap(({ processTypes, lookAlike }): readonly unknown[] =>
    lookAlike === undefined
      ? processTypes.map(({ key, role, quantity, command }) => [
          key,
          role,
          quantity.kind,
          command?.words.map(({ value }) => value),
        ])
      : [lookAlike],
  );
}

describe('a binary property list', () => {
  it('is read as the same list in XML is', async () => {
    const expected = [['com.acme.web', 'scheduled', 'on-demand', ['/usr/sbin/nginx', 'a & b']]];
    assert.deepEqual(await read(RECORDED), expected);
    assert.deepEqual(await read(job('com.acme.web', MORE)), expected);
  });

  it('is told of as any other, at its start, and is not changed', async () => {
    const { service, uri } = await serviceOver({ [FILE]: RECORDED });
    const problems = service.snapshot.problems.get(uri(FILE)) ?? [];
    assert.deepEqual(
      problems.map(({ rule, at, fixes }) => [rule, at.span, fixes]),
      [
        ['launchd-abandons-group', { start: 0, end: 0 }, []],
        ['detaches-from-manager', { start: 0, end: 0 }, []],
      ],
    );
    const declaration = service.snapshot.formations[0]?.members[0]?.declarations[0];
    assert.ok(declaration);
    const answer = launchd.scale({ ...declaration, count: 3, source: (file) => service.source(file) });
    assert.match(isRefusal(answer) ? answer.refused : '', /plutil -convert xml1 com\.acme\.web\.plist/);
  });

  it('is shown as what it is where an editor has decoded it', async () => {
    const lossy = new TextDecoder().decode(Buffer.from(RECORDED, 'latin1'));
    assert.deepEqual(await read(lossy), ['binary property list: `plutil -convert xml1` makes it text']);
    assert.deepEqual(await read('bplist00 of preferences'), []);
  });

  it('is broken or read, wherever it is cut off or changed', async () => {
    const broken = ['error syntax: '];
    for (let end = 'bplist00'.length; end < RECORDED.length; end++) {
      const cut = RECORDED.slice(0, end);
      if (!cut.includes('Program')) continue;
      assert.deepEqual(await problemsOf({ [FILE]: cut }, FILE), broken, `cut off at ${end}`);
    }
    const itself = RECORDED.slice(0, 8) + '\xa1\x00' + RECORDED.slice(10);
    assert.deepEqual(await problemsOf({ [FILE]: `${itself}` }, FILE), broken);
  });
});

const hasTool = spawnSync('plistutil', ['--version']).status === 0;

describe(hasTool ? 'plistutil' : 'plistutil (skipped: it is not installed)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'formation-plist-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const [what, text] of [
    ['a job', job('com.acme.web', MORE)],
    ['letters beyond ASCII', job('com.acme.wéb-🚀', '')],
    ['a long text', job(LONG, '')],
    [
      'all kinds of values',
      job(
        'com.acme.web',
        '<key>A</key><dict><key>B</key><real>1.5</real><key>C</key><date>2026-01-01T00:00:00Z</date><key>D</key><data>AAEC</data><key>E</key><integer>-1</integer><key>F</key><array/></dict>',
      ),
    ],
    [
      'more keys than stand in a marker',
      job(
        'com.acme.web',
        Array.from({ length: 40 }, (_, index) => `<key>K${index}</key><string>${index}</string>`).join(''),
      ),
    ],
  ] as const)
    it(`makes ${what} binary, which is read as it was`, async function () {
      if (!hasTool) this.skip();
      const [xml, binary] = [join(folder, FILE), join(folder, 'binary.plist')];
      writeFileSync(xml, text);
      execFileSync('plistutil', ['-i', xml, '-o', binary, '-f', 'bin']);
      assert.equal(readFileSync(binary).subarray(0, 8).toString('latin1'), 'bplist00');
      const found = await diskFiles(folder).read(uriOf(binary));
      assert.ok(typeof found === 'object' && found.fault === undefined);
      const expected = await read(text);
      assert.equal(expected.length, 1);
      assert.deepEqual(await read(found.text), expected);
    });
});
