import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'mocha';
import { procfile } from '../../../src/managers/procfile/index';
import { isRefusal } from '../../../src/core/manager';
import type { Command } from '../../../src/core/manager';
import { serviceOver } from '../../workspace/memory';
import { isThere } from './runner';

const VARIABLES = [
  'PLAIN=a b',
  "SINGLE='it $HOME'",
  'DOUBLE="line\\none \\"two\\" back\\\\slash"',
  'REFERENCE=$PLAIN',
  'EMPTY=',
  'export EXPORTED=no',
  ' INDENTED=no',
  '# COMMENT=no',
  'HASH=a # b',
  'BROKEN="open',
  'CRLF=end\r',
  '',
].join('\n');

/** Each process writes what it was started with into a file of its own name. */
const LINE = `sh -c 'env | grep -E "^(PLAIN|SINGLE|DOUBLE|one|REFERENCE|EMPTY|EXPORTED|INDENTED|COMMENT|HASH|BROKEN|CRLF|PORT|PS)" | sort > "out/$PS"'`;
const PROCFILE = ['web', 'release', 'worker'].map((name) => `${name}: ${LINE}\n`).join('');

const title = isThere('foreman') ? 'the real foreman' : 'the real foreman (skipped: it is not installed)';

describe(`a process in a terminal of its own, beside ${title}`, () => {
  const folders: string[] = [];
  after(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

  function folder(env: string): string {
    const path = mkdtempSync(join(tmpdir(), 'formation-own-'));
    folders.push(path);
    spawnSync('mkdir', [join(path, 'out')]);
    writeFileSync(join(path, 'Procfile'), PROCFILE);
    writeFileSync(join(path, '.env'), env);
    return path;
  }

  const written = (path: string) =>
    Object.fromEntries(
      readdirSync(join(path, 'out'))
        .sort()
        .map((name) => [name, readFileSync(join(path, 'out', name), 'utf8')]),
    );

  /** Runs what the plans for each type say, each by itself. */
  async function alone(env: string): Promise<Readonly<Record<string, string>>> {
    const path = folder(env);
    const { service } = await serviceOver({ Procfile: PROCFILE, '.env': env });
    const [environment] = service.snapshot.formations[0]?.environments ?? [];
    assert.ok(environment);
    const source = (uri: string) => service.source(uri);
    const steps = environment.processTypes.flatMap((processType): readonly Command[] => {
      const plan = procfile.operate?.('run', { environment, processType, source });
      return plan && !isRefusal(plan) ? plan.steps : [];
    });
    const run = ({ executable, args, env: variables }: Command) =>
      spawnSync(executable, [...args], {
        cwd: path,
        env: { ...process.env, ...variables },
        encoding: 'utf8',
      });
    assert.deepEqual(
      steps.map(run).map(({ stderr, status }) => `${status}${stderr}`),
      ['0', '0', '0'],
    );
    return written(path);
  }

  for (const [what, env] of [
    ['variables', VARIABLES],
    ['a port of its own', `${VARIABLES}PORT=7000\n`],
  ] as const)
    it(`has the same ${what}, port and name`, async function () {
      if (!isThere('foreman')) this.skip();
      const path = folder(env);
      spawnSync('foreman', ['start', '-m', 'all=1'], { cwd: path });
      // foreman ends all where one ends: the others may not have come so far.
      const own = await alone(env);
      assert.deepEqual(Object.keys(own), ['release.1', 'web.1', 'worker.1']);
      const theirs = written(path);
      assert.notDeepEqual(theirs, {});
      for (const [name, variables] of Object.entries(theirs)) assert.equal(own[name], variables);
    });
});
