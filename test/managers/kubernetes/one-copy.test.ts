import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { problemsOf } from '../../workspace/memory';

const workload = (pod: string, kind = 'Deployment') =>
  `apiVersion: apps/v1\nkind: ${kind}\nmetadata: { name: web }\nspec:\n  replicas: 2\n  template:\n    spec: ${pod}\n`;
const told = (text: string) => problemsOf({ 'web.yaml': text }, 'web.yaml');

describe('what only one pod can hold', () => {
  const onHost = (ports: string) =>
    `{ hostNetwork: true, containers: [{ name: web, image: shop, ports: [${ports}] }] }`;
  const database = (mount: string, image = 'postgres:17') =>
    `{ containers: [{ name: db, image: "${image}", volumeMounts: [{ name: data, ${mount} }] }], volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }] }`;
  const cases: [string, string, string[]][] = [
    [
      'a port of the node',
      workload(
        '{ containers: [{ name: web, image: shop, ports: [{ containerPort: 80, hostPort: 8080 }] }] }',
      ),
      ['warning single-copy-resource: 8080'],
    ],
    [
      'the network of the node, once for all ports',
      workload(onHost('{ containerPort: 8080 }, { containerPort: 8081 }')),
      ['warning single-copy-resource: true'],
    ],
    ['no network on which nothing listens', workload(onHost('')), []],
    [
      'no port of a pod that each node has one of',
      workload(onHost('{ containerPort: 8080 }'), 'DaemonSet'),
      [],
    ],
    [
      'the data of a database',
      workload(database('mountPath: /var/lib/postgresql/data')),
      ['error single-copy-resource: /var/lib/postgresql/data'],
    ],
    [
      'no data that each copy has its own folder of',
      workload(database('mountPath: /var/lib/postgresql/data, subPathExpr: $(POD)')),
      [],
    ],
    ['no data of another program', workload(database('mountPath: /var/lib/postgresql/data', 'shop')), []],
  ];
  for (const [what, text, expected] of cases)
    it(`is ${what}`, async () => {
      assert.deepEqual(await told(text), expected);
    });
});
