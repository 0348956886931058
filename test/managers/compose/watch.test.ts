import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { afterEach, describe, it } from 'mocha';
import { isRefusal } from '../../../src/core/manager';
import type { Environment } from '../../../src/core/model';
import type { Running } from '../../../src/core/observed';
import { compose } from '../../../src/managers/compose/index';
import { isNotKnown } from '../../workspace/watch/until';
import { hasEngine, mayHaveOwn, OwnEngine, titled } from './engine';
import { WatchedProject } from './project';

const CONTAINER = 'image: busybox:test, init: true, stop_grace_period: 0s';
const SLEEPER = `${CONTAINER}, command: [sleep, "3600"]`;
const COMPOSE = `services:
  worker: {${SLEEPER}, restart: always}
  crash: {${CONTAINER}, restart: always, command: [sh, -c, exit 3]}
  fails: {${CONTAINER}, command: [sh, -c, exit 4]}
  sick: {${SLEEPER}, healthcheck: {test: [CMD, sh, -c, exit 1], interval: 1s, retries: 1}}
  migrate: {${CONTAINER}, command: [sh, -c, exit 0]}
`;

describe(titled('watching a real Docker engine'), function () {
  this.timeout(180_000);
  let project: WatchedProject;

  beforeEach(async function () {
    if (!hasEngine) this.skip();
    project = await WatchedProject.of(COMPOSE);
  });

  afterEach(function () {
    if (hasEngine) project.remove();
  });

  it('sees a service scaled up, down and to zero', async () => {
    project.watch();
    await project.count('worker', 0);
    for (const count of [1, 5, 2, 0]) {
      project.scale('worker', count);
      await project.count('worker', count);
    }
  });

  it('sees the count fall when a container is killed, and come back when the engine starts it again', async () => {
    project.scale('worker', 2);
    project.watch();
    await project.count('worker', 2);
    const id = project.docker('compose', 'ps', '-q', 'worker').split('\n')[0] ?? '';
    const fallen = project.count('worker', 1).then(() => true);
    // The engine waits longer before each start: at last it is seen to be away.
    do spawnSync('docker', ['exec', id, 'kill', '-TERM', '1']);
    while (!(await Promise.race([fallen, new Promise<false>((done) => setTimeout(done, 200, false))])));
    await project.count('worker', 2);
  });

  it('says what is wrong: a crash loop, a failure, a failing health check; and nothing of what ended well', async () => {
    project.docker('compose', 'up', '-d');
    project.watch();
    const troublesIn = (running: Running | undefined) =>
      running?.known === true ? running.observed.troubles : undefined;
    // What crashes again and again is well for a moment after each start.
    const troubles = async (service: string) =>
      troublesIn(await project.until(service, (running) => troublesIn(running) !== undefined));
    assert.deepEqual(await Promise.all(['crash', 'fails', 'sick'].map(troubles)), [
      [{ kind: 'crash-loop', count: 1, reason: 'exit code 3' }],
      [{ kind: 'failed', count: 1, reason: 'exit code 4' }],
      [{ kind: 'unhealthy', count: 1 }],
    ]);
    assert.equal(troublesIn(project.running('migrate')), undefined);
    assert.equal(troublesIn(project.running('worker')), undefined);
  });

  it('leaves out what is run beside the service', async () => {
    project.scale('worker', 1);
    project.docker('compose', 'run', '-d', '--no-deps', 'worker', 'sleep', '3600');
    project.docker(
      'compose',
      'run',
      '-d',
      '--no-deps',
      '--name',
      'formation-beside',
      'worker',
      'sleep',
      '3600',
    );
    project.watch();
    await project.count('worker', 1);
    project.docker('rm', '-f', 'formation-beside');
  });

  it('counts 50 containers', async () => {
    project.watch();
    await project.count('worker', 0);
    project.scale('worker', 50);
    await project.count('worker', 50);
    project.scale('worker', 1);
    await project.count('worker', 1);
  });
});

const own = mayHaveOwn
  ? 'watching an engine that goes away'
  : 'watching an engine that goes away (skipped: it takes root, `dockerd`, and an engine with the image busybox:test)';

describe(own, function () {
  this.timeout(180_000);
  let engine: OwnEngine;
  let project: WatchedProject;
  const around = process.env['DOCKER_HOST'];

  before(async function () {
    if (!mayHaveOwn) this.skip();
    engine = new OwnEngine();
    await engine.start();
    engine.fill();
    process.env['DOCKER_HOST'] = engine.host;
    project = await WatchedProject.of(COMPOSE);
    project.scale('worker', 2);
  });

  after(async () => {
    if (!mayHaveOwn) return;
    try {
      project.remove();
    } finally {
      await engine.remove();
    }
    if (around === undefined) delete process.env['DOCKER_HOST'];
    else process.env['DOCKER_HOST'] = around;
  });

  it('does not know while it is stopped, and knows again when it is back', async () => {
    project.watch();
    await project.count('worker', 2);
    await engine.stop();
    await project.until('worker', isNotKnown(/^the Docker engine does not answer$/));
    await engine.start();
    await project.count('worker', 2);
    project.scale('worker', 3);
    await project.count('worker', 3);
  });

  it('does not know while it hangs', async () => {
    project.watch();
    await project.count('worker', 3);
    engine.signal('SIGSTOP');
    await project.until('worker', isNotKnown(/^docker has not answered for 30 seconds$/));
    engine.signal('SIGCONT');
    await project.count('worker', 3);
  });
});

describe('what Compose says while it is watched', () => {
  const environment: Environment = {
    ...{ name: 'compose.yaml', manager: 'compose', group: 'g', folder: 'file:///shop' },
    ...{ files: ['file:///shop/compose.yaml'], processTypes: [], autoscalers: [], endpoints: [] },
  };
  const stream = compose.watch?.(environment, undefined);
  const query = compose.observe?.(environment, undefined);
  const read = (stdout: string, code = 0, stderr = '') => query?.read({ code, stdout, stderr });

  it('is read whatever it is', () => {
    assert.ok(stream && query);
    fc.assert(fc.property(fc.string(), (line) => typeof stream.matters(line) === 'boolean'));
    fc.assert(fc.property(fc.json(), (line) => typeof stream.matters(line) === 'boolean'));
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => read(text) !== undefined));
  });

  it('matters unless it is known not to', () => {
    for (const action of ['start', 'die', 'destroy', 'pause', 'health_status: unhealthy', 'what comes next'])
      assert.equal(stream?.matters(JSON.stringify({ action })), true, action);
    for (const action of ['exec_create: sh -c x', 'exec_die', 'attach', 'top'])
      assert.equal(stream?.matters(JSON.stringify({ action })), false, action);
    assert.equal(stream?.matters('half of a li'), true);
  });

  it('is refused with a reason as short as can be', () => {
    for (const [stderr, reason] of [
      ['time="…" level=warning msg="not set"\nno such file: compose.yaml\n', 'no such file: compose.yaml'],
      ["docker: 'compose' is not a docker command.\nSee 'docker --help'", 'Docker has no Compose plugin'],
      ['', 'docker compose ended with 3'],
    ] as const)
      assert.deepEqual(read('', 3, stderr), { refused: reason });
    assert.ok(isRefusal(read('[1]')));
    assert.deepEqual(read(''), []);
  });
});
