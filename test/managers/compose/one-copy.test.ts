import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { applyEdits } from '../../../src/core/source';
import { problemsOf, serviceOver } from '../../workspace/memory';

const FILE = 'compose.yaml';
const service = (text: string, count = 2) =>
  `services:\n  web:\n    image: shop\n    scale: ${count}\n${text}`;
const told = (text: string) => problemsOf({ [FILE]: text }, FILE);

describe('what only one container of a service can hold', () => {
  const cases: [string, string, string[]][] = [
    [
      'an address of a network',
      '    networks:\n      back:\n        ipv4_address: 10.0.0.2\n',
      ['error single-copy-resource: 10.0.0.2'],
    ],
    [
      'a hardware address',
      '    mac_address: 02:42:ac:11:00:02\n',
      ['warning single-copy-resource: 02:42:ac:11:00:02'],
    ],
    ['a host name', '    hostname: web\n', ['warning single-copy-resource: web']],
    ['the network of the host', '    network_mode: host\n', ['warning single-copy-resource: host']],
    ['a port of the host', '    ports: ["8080:80"]\n', ['error single-copy-resource: "8080:80"']],
    [
      'a port of the host, unless Swarm has a word for the service',
      '    ports: ["8080:80"]\n    deploy: { mode: replicated }\n',
      ['warning single-copy-resource: "8080:80"'],
    ],
    [
      'a port of the host, of which a file for Swarm only notes it',
      '    ports: ["8080:80"]\n    deploy: { endpoint_mode: vip }\n',
      ['info single-copy-resource: "8080:80"'],
    ],
    [
      'a port of the host that Swarm leaves to one container too',
      '    ports: [{ target: 80, published: 8080, mode: host }]\n    deploy: { endpoint_mode: vip }\n',
      ['error single-copy-resource: 8080'],
    ],
    [
      'a range of ports of the host, told of once',
      '    ports: ["5000-5010:5000-5010"]\n',
      ['error single-copy-resource: "5000-5010:5000-5010"'],
    ],
    ['no name that each copy has its own of', '    hostname: "web-{{.Task.Slot}}"\n', []],
    ['no name that hangs on a variable', '    hostname: $NAME\n', []],
    ['no network of its own', '    network_mode: bridge\n', []],
  ];
  for (const [what, text, expected] of cases)
    it(`is ${what}`, async () => {
      assert.deepEqual(await told(service(text)), expected);
    });

  it('is a hint in one copy only where a second would fail', async () => {
    const address = '    networks: { back: { ipv4_address: 10.0.0.2 } }\n';
    assert.deepEqual(await told(service(address, 1)), ['hint single-copy-resource: 10.0.0.2']);
    assert.deepEqual(await told(service('    hostname: web\n    network_mode: host\n', 1)), []);
  });

  it('is a hint in one copy that nobody counts where the same type runs in more elsewhere', async () => {
    const text = 'services:\n  web:\n    image: shop\n    ports: ["8080:80"]\n';
    assert.deepEqual(await told(text), []);
    const web = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web' },
      spec: { replicas: 3, template: { spec: { containers: [{ name: 'web', image: 'shop' }] } } },
    };
    const { service: workspace, uri } = await serviceOver({ [FILE]: text, 'web.yaml': JSON.stringify(web) });
    const problems = workspace.snapshot.problems.get(uri(FILE)) ?? [];
    assert.deepEqual(
      problems.map(({ severity, related }) => [
        severity,
        related.map(({ message, at }) => [message, at.uri]),
      ]),
      [['hint', [['"web" runs 3 here.', uri('web.yaml')]]]],
    );
  });

  it('is taken out without a hole', async () => {
    const text = service('    networks: { back: { ipv4_address: 10.0.0.2, aliases: [shop] } }\n');
    const { service: workspace, uri } = await serviceOver({ [FILE]: text });
    const [problem] = workspace.snapshot.problems.get(uri(FILE)) ?? [];
    const [change] = problem?.fixes[0]?.changes() ?? [];
    assert.equal(
      applyEdits(text, change?.edits ?? []),
      service('    networks: { back: { aliases: [shop] } }\n'),
    );
  });

  const database = (over: string) => `services:\n  db:\n    image: postgres:17\n    scale: 2\n${over}`;
  const data: [string, string, string[]][] = [
    ['on a volume', '    volumes: [data:/var/lib/postgresql/data]\n', ['data:/var/lib/postgresql/data']],
    [
      'on a volume, in the long form',
      '    volumes:\n      - type: volume\n        source: data\n        target: /var/lib/postgresql/data\n',
      ['type: volume\n        source: data\n        target: /var/lib/postgresql/data'],
    ],
    [
      'with settings of its own',
      '    command: postgres -c fsync=off\n    volumes: [./data:/var/lib/postgresql/data]\n',
      ['./data:/var/lib/postgresql/data'],
    ],
    ['but not on one for each', '    volumes: [/var/lib/postgresql/data]\n', []],
    ['but not beside its data', '    volumes: [./init:/docker-entrypoint-initdb.d]\n', []],
    [
      'but not in what only looks at it',
      '    command: pg_dump\n    volumes: [data:/var/lib/postgresql/data]\n',
      [],
    ],
    ['but not where it cannot write', '    volumes: [data:/var/lib/postgresql/data:ro]\n', []],
  ];
  for (const [where, text, expected] of data)
    it(`is the data of a database ${where}`, async () => {
      const lines = (await told(database(text))).filter((line) => line.includes('single-copy'));
      assert.deepEqual(
        lines,
        expected.map((shown) => `error single-copy-resource: ${shown}`),
      );
    });
});
