import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { Log } from 'sarif';
import { run } from '../../src/cli/run';
import { refusedBySarif } from './sarif-types';

const WEB = 'web: gunicorn --daemon --pid web.pid shop:app # keep\r\n';
const LOUD = {
  Procfile: WEB,
  'compose.yaml': 'services:\n  a:\n    image: x\n    ports: ["80:80"]\n    scale: 2\n',
};
const QUIET = { Procfile: 'web: node server.js\n' };
const WARNED = { Procfile: 'web: node a.js\n b: node b.js\nc: gunicorn --pid c.pid shop:app\n' };

describe('formation check', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'formation check-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  const path = (name: string) => join(folder, name);
  const read = (name: string) => readFile(path(name), 'utf8');

  async function write(files: Record<string, string>): Promise<void> {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(path(name)), { recursive: true });
      await writeFile(path(name), text);
    }
  }

  async function check(files: Record<string, string>, ...args: string[]) {
    await write(files);
    let [out, err] = ['', ''];
    const output = { out: (text: string) => (out += text), err: (text: string) => (err += text) };
    const code = await run(['check', folder, ...args], output);
    return { code, out, err, lines: out.split('\n').filter((line) => line !== '') };
  }

  const rulesIn = (lines: readonly string[]) => lines.map((line) => /\[([\w-]+)\]$/.exec(line)?.[1] ?? line);

  it('says what is wrong, and exits 1 where an error is', async () => {
    const { code, lines } = await check(LOUD);
    assert.equal(code, 1);
    assert.deepEqual(rulesIn(lines), ['detaches-from-manager', 'pid-file', 'single-copy-resource']);
    assert.equal((await check(QUIET, '--rule', 'pid-file')).code, 0);
  });

  it('exits 1 where there are more warnings than allowed', async () => {
    assert.equal((await check(WARNED)).code, 0);
    assert.equal((await check(WARNED, '--max-warnings', '2')).code, 0);
    assert.equal((await check(WARNED, '--max-warnings', '1')).code, 1);
    assert.equal((await check(WARNED, '--max-warnings', 'few')).code, 2);
  });

  it('tells of the rules alone that are asked for', async () => {
    const one = await check(LOUD, '--rule', 'pid-file');
    assert.deepEqual([one.code, rulesIn(one.lines)], [0, ['pid-file']]);
    const two = await check(
      LOUD,
      '--rule',
      'pid-file,single-copy-resource',
      '--rule',
      'procfile-missing-space',
    );
    assert.deepEqual(rulesIn(two.lines), ['pid-file', 'single-copy-resource']);
    const none = await check(LOUD, '--rule', 'pid-fil');
    assert.deepEqual([none.code, /There is no rule pid-fil\./.test(none.err)], [2, true]);
  });

  it('heeds the settings and the comments that the editor heeds', async () => {
    const { lines } = await check({
      ...LOUD,
      Procfile: `# formation-disable-file detaches-from-manager -- old\n${WEB}`,
      '.formation.yaml': 'rules: { single-copy-resource: off, pid-file: error, nonsense: off }\n',
    });
    assert.deepEqual(rulesIn(lines), ['settings', 'pid-file']);
    assert.match(lines[0] ?? '', /^\.formation\.yaml:1:54: warning: /);
  });

  describe('--fix', () => {
    it('mends what is safe to mend, says so, and keeps everything else', async () => {
      const { code, lines } = await check(LOUD, '--fix');
      assert.equal(await read('Procfile'), 'web: gunicorn shop:app # keep\r\n');
      assert.equal(await read('compose.yaml'), LOUD['compose.yaml']);
      assert.deepEqual(lines.slice(0, 2), [
        'Procfile: fixed: Remove --daemon [detaches-from-manager]',
        'Procfile: fixed: Remove --pid web.pid [pid-file]',
      ]);
      assert.deepEqual([code, rulesIn(lines.slice(2))], [1, ['single-copy-resource']]);
    });

    it('mends the rules alone that are asked for', async () => {
      await check(LOUD, '--fix', '--rule', 'pid-file');
      assert.equal(await read('Procfile'), WEB.replace('--pid web.pid ', ''));
    });

    it('removes comments that suppress nothing, where settings make that a warning', async () => {
      const settings = 'rules: { unused-suppression: warning }';
      const text = 'web: x # formation-disable-line pid-file\n';
      const { lines } = await check({ Procfile: text, '.formation.yaml': settings }, '--fix');
      assert.equal(await read('Procfile'), 'web: x\n');
      assert.deepEqual(lines, ['Procfile: fixed: Remove the comment [unused-suppression]']);
    });

    it('leaves hints alone, and keeps JSON whole', async () => {
      const text = 'web: x # formation-disable-line pid-file\n';
      const { out, err } = await check({ Procfile: text, a: '' }, '--fix', '--format', 'json');
      assert.equal(await read('Procfile'), text);
      assert.equal((JSON.parse(out) as unknown[]).length, 1);
      assert.equal(err, '');
      const loud = await check(LOUD, '--fix', '--format', 'json');
      assert.equal((JSON.parse(loud.out) as unknown[]).length, 1);
      assert.match(loud.err, /fixed/);
    });
  });

  describe('a baseline', () => {
    it('leaves out what it holds, wherever its lines move to', async () => {
      const file = path('known.json');
      const written = await check(LOUD, '--write-baseline', file);
      assert.deepEqual([written.code, written.out], [0, '']);
      const moved = {
        Procfile: `# a\r\n\r\nother: x\r\n${WEB}`,
        'compose.yaml': `# b\n${LOUD['compose.yaml']}`,
      };
      const known = await check(moved, '--baseline', file, '--max-warnings', '0');
      assert.deepEqual([known.code, known.out, known.err], [0, '', '']);
      const more = { ...moved, Procfile: `${moved.Procfile}new: gunicorn --daemon shop:app\r\n` };
      const { code, lines } = await check(more, '--baseline', file);
      assert.deepEqual([code, lines.length], [1, 1]);
      assert.match(lines[0] ?? '', /^Procfile:5:15: error/);
    });

    it('says how much of it is gone', async () => {
      await check(LOUD, '--write-baseline', path('known.json'));
      const { err } = await check({ Procfile: QUIET.Procfile }, '--baseline', path('known.json'));
      assert.match(err, /^2 problems of the baseline are gone/);
    });

    it('is refused where it is none', async () => {
      assert.equal((await check(QUIET, '--baseline', path('none.json'))).code, 2);
      const { code, err } = await check({ ...QUIET, 'b.json': '{}' }, '--baseline', path('b.json'));
      assert.deepEqual([code, /b\.json is no baseline\./.test(err)], [2, true]);
    });
  });

  describe('SARIF', () => {
    const logOf = async (files: Record<string, string>) =>
      JSON.parse((await check(files, '--format', 'sarif')).out) as Log;
    const AUTOSCALED = {
      'k 8s/web.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  replicas: 3\n  selector: { matchLabels: { app: web } }\n  template:\n    metadata: { labels: { app: web } }\n    spec: { containers: [{ name: web, image: shop }] }\n---\napiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: { name: web }\nspec:\n  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }\n  minReplicas: 2\n  maxReplicas: 10\n',
    };

    it('is what the types of SARIF 2.1.0 allow', async () => {
      for (const files of [QUIET, { ...LOUD, ...AUTOSCALED, '.formation.yaml': 'rules: { x: off }' }])
        assert.deepEqual(refusedBySarif(await logOf(files)), []);
    }).timeout(120_000);

    it('counts from one, and names each rule once, with an address that there can be', async () => {
      const [{ results = [], tool } = assert.fail('there is one run')] = (
        await logOf({ ...LOUD, ...AUTOSCALED, 'Procfile.dev': WEB })
      ).runs;
      for (const { locations = [], relatedLocations = [] } of results)
        for (const { physicalLocation } of [...locations, ...relatedLocations]) {
          const {
            startLine = 0,
            startColumn = 0,
            endLine = 0,
            endColumn = 0,
          } = physicalLocation?.region ?? {};
          assert.ok(startLine >= 1 && startColumn >= 1 && endLine >= startLine && endColumn >= 1);
          assert.equal(new URL(physicalLocation?.artifactLocation?.uri ?? '', 'file:///x/').search, '');
        }
      assert.match(tool.driver.semanticVersion ?? '', /^\d+\.\d+\.\d+/);
      const ids = tool.driver.rules?.map(({ id }) => id) ?? [];
      assert.deepEqual(ids, [...new Set(ids)].sort());
      for (const { helpUri = '' } of tool.driver.rules ?? [])
        assert.equal(new URL(helpUri).protocol, 'https:');
    });

    it('would be refused with a word that SARIF does not know', async () => {
      const text = JSON.stringify(await logOf(LOUD));
      assert.notDeepEqual(refusedBySarif(JSON.parse(text.replace('"level":"error"', '"level":"bad"'))), []);
      assert.notDeepEqual(refusedBySarif(JSON.parse(text.replace('"ruleId"', '"rule"'))), []);
      assert.notDeepEqual(refusedBySarif(JSON.parse(text.replace('"name":"Formation",', ''))), []);
    }).timeout(120_000);

    it('tells of the same, at the same places, each with its rule', async () => {
      const { runs } = await logOf({ ...LOUD, ...AUTOSCALED });
      const [{ results = [], tool } = assert.fail('there is one run')] = runs;
      assert.deepEqual(
        results.map(({ ruleIndex = -1, locations }) => {
          const { artifactLocation, region } = locations?.[0]?.physicalLocation ?? {};
          const rule = tool.driver.rules?.[ruleIndex]?.id;
          return `${rule} ${artifactLocation?.uri} ${region?.startLine}:${region?.startColumn}-${region?.endColumn}`;
        }),
        [
          'detaches-from-manager Procfile 1:15-23',
          'pid-file Procfile 1:24-37',
          'single-copy-resource compose.yaml 4:13-20',
          'static-count-under-autoscaler k%208s/web.yaml 5:13-14',
        ],
      );
      for (const { ruleId, ruleIndex = -1 } of results)
        assert.equal(tool.driver.rules?.[ruleIndex]?.id, ruleId);
      assert.equal(results.at(-1)?.relatedLocations?.[0]?.physicalLocation?.region?.startLine, 13);
      const prints = results.map(({ partialFingerprints }) => partialFingerprints?.['formation/v1']);
      assert.equal(new Set(prints).size, results.length);
      assert.ok(prints.every((print) => /^[0-9a-f]{16}$/.test(print ?? '')));
    });
  });
});
