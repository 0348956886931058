import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'mocha';
import type { Manager } from '../../../src/core/manager';
import type { Environment } from '../../../src/core/model';
import { managers } from '../../../src/managers/index';
import { Watches } from '../../../src/workspace/watch/watches';
import { serviceOver } from '../memory';
import { FakeHost } from './fake-host';

const COMPOSE = 'services:\n  web: {image: shop, scale: 3}\n  worker: {image: shop}\n';

function managerOf(id: string): Manager {
  const found = managers.find((manager) => manager.id === id);
  assert.ok(found);
  return found;
}

async function environmentOf(files: Record<string, string>): Promise<Environment> {
  const { service } = await serviceOver(files);
  const environment = service.snapshot.formations[0]?.environments[0];
  assert.ok(environment);
  return environment;
}

/** What `docker compose ps` says of so many running containers of web. */
const running = (web: number) => ({
  code: 0,
  stdout: Array.from({ length: web }, () => '{"Service":"web","State":"running","Labels":""}').join('\n'),
  stderr: '',
});
const ENGINE_AWAY = {
  code: 1,
  stdout: '',
  stderr: 'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
};

describe('a watch', () => {
  let host: FakeHost;
  let watches: Watches;
  let environment: Environment;
  let changes: number;

  beforeEach(async () => {
    host = new FakeHost();
    watches = new Watches(host);
    environment = await environmentOf({ 'compose.yaml': COMPOSE });
    changes = 0;
    watches.onDidChange(() => changes++);
    watches.want([{ environment, manager: managerOf('compose') }]);
  });

  const web = () => {
    const processType = environment.processTypes.find(({ key }) => key === 'web');
    assert.ok(processType);
    return watches.running({ environment, processType });
  };
  /** The number, why there is none, or undefined before there is an answer. */
  const said = () => {
    const known = web();
    return known && (known.known ? known.observed.running : known.reason);
  };

  it('says nothing before it has an answer, then what the manager says, of types with none too', () => {
    assert.equal(said(), undefined);
    host.answer(running(2));
    assert.equal(said(), 2);
    const worker = environment.processTypes.find(({ key }) => key === 'worker');
    assert.ok(worker);
    assert.deepEqual(watches.running({ environment, processType: worker }), {
      known: true,
      observed: { key: 'worker', running: 0 },
      up: true,
    });
  });

  it('asks again when an event says that something changed, once for events that come together', () => {
    host.answer(running(2));
    host.pass(2000);
    host.answer(running(2));
    host.pass(10_000);
    const before = host.asked;
    for (let count = 0; count < 20; count++) host.print('{"action":"start","service":"web"}');
    host.pass(1000);
    assert.equal(host.asked, before + 1);
    host.answer(running(3));
    assert.equal(said(), 3);
  });

  it('leaves events alone that change nothing of what runs', () => {
    host.answer(running(2));
    host.pass(2000);
    host.answer(running(2));
    const before = host.asked;
    host.print('{"action":"exec_start: sh -c check","service":"web"}');
    host.pass(5000);
    assert.equal(host.asked, before);
  });

  it('asks once more for what happened while it was asking', () => {
    host.answer(running(2));
    host.pass(2000);
    host.print('{"action":"die","service":"web"}');
    host.answer(running(1));
    const before = host.asked;
    host.pass(2000);
    assert.equal(host.asked, before + 1);
  });

  it('rests the longer the more it asks, however many events come', () => {
    host.answer(running(2));
    let asking = 0;
    for (let second = 0; second < 600; second++) {
      host.print('{"action":"die","service":"web"}');
      host.pass(1000);
      if (host.questions.length > 0) {
        host.answer(running(second % 3), 100);
        asking += 100;
      }
    }
    assert.ok(asking / 600_000 < 0.025, `${asking} ms of 600000`);
    assert.ok(asking > 2000);
  });

  it('asks now and then beside a stream that is silent, and tells only of what is new', () => {
    host.answer(running(2));
    host.pass(2000);
    host.answer(running(2));
    const { asked } = host;
    for (let beat = 0; beat < 5; beat++) {
      host.pass(20_000);
      host.answer(running(2));
    }
    assert.equal(host.asked, asked + 5);
    assert.equal(changes, 1);
  });

  it('does not know where the engine is away, says why, and is right again by itself', () => {
    host.answer(running(2));
    assert.equal(host.streams.length, 1);
    host.endStream();
    host.pass(1000);
    host.answer(ENGINE_AWAY);
    assert.equal(said(), 'the Docker engine does not answer');
    host.pass(2000);
    host.answer(ENGINE_AWAY);
    assert.equal(host.streams.length, 0);
    host.pass(4000);
    host.answer(running(1));
    assert.equal(said(), 1);
    host.pass(60_000);
    while (host.questions.length > 0) host.answer(running(1));
    assert.equal(host.streams.length, 1, 'it listens again');
  });

  it('never says a number that is no longer sure: an engine that hangs is told of after 30 seconds', () => {
    host.answer(running(2));
    host.pass(2000);
    assert.equal(host.questions[0]?.patienceMs, 30_000);
    host.answer('late', 30_000);
    assert.equal(said(), 'docker has not answered for 30 seconds');
  });

  it('tries less and less often, and says what is missing', () => {
    host.answer('missing');
    assert.equal(said(), 'docker is not installed, or not on the path');
    const { asked } = host;
    for (let second = 0; second < 120; second++) {
      host.pass(1000);
      if (host.questions.length > 0) host.answer('missing', 0);
    }
    assert.ok(host.asked - asked >= 8 && host.asked - asked <= 12, String(host.asked - asked));
    assert.equal(changes, 1);
  });

  it('polls where the stream cannot be had', () => {
    host.answer(running(2));
    for (let second = 0; second < 300; second++) {
      if (host.streams.length > 0) host.endStream();
      host.pass(1000);
      if (host.questions.length > 0) host.answer(running(second), 100);
    }
    assert.equal(typeof said(), 'number');
    assert.ok(host.asked >= 20, String(host.asked));
  });

  it('goes on through an edit that leaves the commands as they are, and reads anew what it declares', async () => {
    host.answer(running(2));
    environment = await environmentOf({ 'compose.yaml': `${COMPOSE}  clock: {image: shop}\n` });
    watches.want([{ environment, manager: managerOf('compose') }]);
    assert.equal(said(), 2);
    assert.equal(host.streams.length, 1);
    host.pass(1000);
    host.answer(running(2));
    const clock = environment.processTypes.find(({ key }) => key === 'clock');
    assert.ok(clock);
    assert.equal(watches.running({ environment, processType: clock })?.known, true);
  });

  it('starts anew where an edit changes the commands', async () => {
    host.answer(running(2));
    environment = await environmentOf({ 'compose.yaml': COMPOSE, 'compose.override.yaml': 'services: {}\n' });
    watches.want([{ environment, manager: managerOf('compose') }]);
    assert.equal(host.streams.length, 0);
    assert.equal(said(), undefined);
    assert.deepEqual(host.questions[0]?.command.args.slice(0, 5), [
      ...['compose', '-f', 'compose.yaml', '-f', 'compose.override.yaml'],
    ]);
  });

  it('ends its stream, its question and its timers when nobody looks any more, but not at once', () => {
    host.answer(running(2));
    watches.want([]);
    host.pass(1000);
    assert.equal(host.streams.length, 1);
    watches.want([{ environment, manager: managerOf('compose') }]);
    host.pass(5000);
    assert.equal(host.streams.length, 1, 'somebody came back');
    watches.want([]);
    host.pass(3000);
    assert.deepEqual([host.streams.length, host.questions.length, host.waiting], [0, 0, 0]);
    assert.equal(said(), undefined);
  });

  it('ends everything at once when it is disposed of', () => {
    host.answer(running(2));
    host.pass(2000);
    assert.equal(host.questions.length, 1);
    watches.dispose();
    assert.deepEqual([host.streams.length, host.questions.length, host.waiting], [0, 0, 0]);
  });
});

describe('watching many environments', () => {
  it('asks the less often the more there are, but each at least every two minutes', async () => {
    const host = new FakeHost();
    const watches = new Watches(host);
    const compose = managerOf('compose');
    const environments = await Promise.all(
      Array.from({ length: 20 }, (_, index) => environmentOf({ [`app${index}/compose.yaml`]: COMPOSE })),
    );
    watches.want(environments.map((environment) => ({ environment, manager: compose })));
    for (const { tell } of host.questions.splice(0)) {
      host.pass(100);
      tell(running(1));
    }
    const { asked } = host;
    for (let second = 0; second < 3600; second++) {
      host.pass(1000);
      while (host.questions.length > 0) host.answer(running(1), 100);
    }
    const share = ((host.asked - asked) * 100) / 3_600_000;
    assert.ok(share < 0.025, `${share} of the time`);
    assert.ok(host.asked - asked >= 20 * 29, String(host.asked - asked));
  });

  it('polls a manager without a stream, at most once a minute while nothing changes', async () => {
    const host = new FakeHost();
    const watches = new Watches(host);
    const environment = await environmentOf({ 'app.json': '{"formation": {"web": {"quantity": 2}}}' });
    const target = { id: 'shop', title: 'shop', remote: true, current: false };
    watches.want([{ environment, manager: managerOf('heroku'), target }]);
    const rows = { code: 0, stdout: '[{"type":"web","state":"up"}]', stderr: '' };
    host.answer(rows);
    assert.equal(host.streams.length, 0);
    const { asked } = host;
    for (let second = 0; second < 600; second++) {
      host.pass(1000);
      if (host.questions.length > 0) host.answer(rows);
    }
    assert.ok(host.asked - asked >= 9 && host.asked - asked <= 14, String(host.asked - asked));
  });

  it('does not watch what takes a target and has none', async () => {
    const host = new FakeHost();
    const watches = new Watches(host);
    const environment = await environmentOf({ 'app.json': '{"formation": {"web": {"quantity": 2}}}' });
    watches.want([{ environment, manager: managerOf('heroku') }]);
    assert.equal(host.asked, 0);
    assert.deepEqual(watches.all, []);
  });
});
