import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { isRefusal } from '../../src/core/manager';
import type { Command, Manager, Operation, ScaleRequest, Target } from '../../src/core/manager';
import { plansFor } from '../../src/core/plans';
import { managers } from '../../src/managers/index';
import { HOSTILE } from '../core/command/hostile';
import { serviceOver } from '../workspace/memory';

const OPERATIONS: readonly Operation[] = ['run', 'stop', 'restart', 'logs', 'forward-port'];

const managerOf = (id: string): Manager => {
  const manager = managers.find((candidate) => candidate.id === id);
  assert.ok(manager);
  return manager;
};

const target = (id: string): Target => ({ id, title: id, remote: true, current: false, part: id });

/** Every command for every process type that files declare, with a hostile target too. */
async function commandsFor(
  files: Readonly<Record<string, string>>,
  word: string,
): Promise<readonly Command[]> {
  const { service } = await serviceOver(files);
  const source = (uri: string) => service.source(uri);
  const declarations = service.snapshot.formations.flatMap(({ members }) =>
    members.flatMap((member) => member.declarations),
  );
  return declarations.flatMap(({ environment, processType }) => {
    const manager = managerOf(environment.manager);
    const tools = manager.start?.tools ?? [target(word)];
    return tools.flatMap((at) => {
      const request: ScaleRequest = { environment, processType, count: 3, target: at, source };
      const plans = plansFor(manager, request);
      const scaling = isRefusal(plans)
        ? []
        : plans.flatMap((plan) => (plan.verb === 'run' ? plan.steps : []));
      const others = OPERATIONS.flatMap((operation) => {
        const plan = manager.operate?.(operation, { ...request, port: '80' });
        return !plan || isRefusal(plan) ? [] : plan.steps;
      });
      return [...scaling, ...others];
    });
  });
}

const json = (word: string) => JSON.stringify(word);
const MANIFESTS: readonly (readonly [string, (word: string) => Readonly<Record<string, string>>])[] = [
  ['a compose service', (word) => ({ 'compose.yaml': `services: { ${json(word)}: { image: x } }\n` })],
  [
    'a Deployment, its namespace and its labels',
    (word) => ({
      'web.yaml': `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${json(word)}, namespace: ${json(word)}}\nspec: {template: {metadata: {labels: {app: ${json(word)}}}, spec: {containers: [{name: a, image: b}]}}}\n`,
    }),
  ],
  [
    'a workload with an autoscaler',
    (word) => ({
      'web.yaml': `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {template: {spec: {containers: [{name: a, image: b}]}}}\n---\napiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: ${json(word)}}\nspec: {maxReplicas: 5, scaleTargetRef: {kind: Deployment, name: web}}\n`,
    }),
  ],
  [
    'an Auto Scaling group and a service in Terraform',
    (word) => ({
      'main.tf.json': `{"resource": {"aws_autoscaling_group": {"web": {"name": ${json(word)}, "min_size": 1, "max_size": 5}}, "aws_ecs_service": {"api": {"name": ${json(word)}, "cluster": ${json(word)}, "desired_count": 1}}}}`,
    }),
  ],
  [
    'a group of Nomad',
    (word) => ({
      'shop.nomad': `job ${json(word)} {\n  namespace = ${json(word)}\n  group ${json(word)} {\n    task "a" {}\n  }\n}\n`,
    }),
  ],
  [
    'an Auto Scaling group',
    (word) => ({
      'stack.template': `{"AWSTemplateFormatVersion": "2010-09-09", "Resources": {"Web": {"Type": "AWS::AutoScaling::AutoScalingGroup", "Properties": {"AutoScalingGroupName": ${json(word)}, "MinSize": "1", "MaxSize": "5"}}}}`,
    }),
  ],
  [
    'a service of a stack',
    (word) => ({
      'docker-stack.yml': `services: { ${json(word)}: { image: x, deploy: { replicas: 2 } } }\n`,
    }),
  ],
  [
    'a component of App Platform, and the app that it is of',
    (word) => ({
      'app.yaml': `name: ${json(word)}\nservices:\n  - name: ${json(word)}\n    instance_count: 3\n    run_command: x\n`,
    }),
  ],
  [
    'a service of Cloud Run, its region and its project',
    (word) => ({
      'service.yaml': `apiVersion: serving.knative.dev/v1\nkind: Service\nmetadata: {name: ${json(word)}, namespace: ${json(word)}, labels: {cloud.googleapis.com/location: ${json(word)}}}\nspec: {}\n`,
    }),
  ],
  ['a Heroku dyno', (word) => ({ 'app.json': `{"formation": {${json(word)}: {"quantity": 1}}}` })],
];

describe('a hostile manifest', () => {
  const folder = mkdtempSync(join(tmpdir(), 'formation-hostile-'));
  const tool = join(folder, 'tool');
  const heard = join(folder, 'heard');

  before(() => {
    writeFileSync(tool, `#!/bin/sh\nprintf '%s\\0' "$@" > '${heard}'\n`);
    chmodSync(tool, 0o755);
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const [title, files] of MANIFESTS)
    it(`reaches the tool as one argument, or not at all: ${title}`, async () => {
      let commands = 0;
      for (const word of [...HOSTILE, 'web'])
        for (const { executable, args } of await commandsFor(files(word), word)) {
          commands++;
          rmSync(heard, { force: true });
          const { error } = spawnSync(tool, [...args], { cwd: folder });
          assert.equal(error, undefined);
          assert.deepEqual(readFileSync(heard, 'utf8').split('\0').slice(0, -1), args);
          assert.ok(
            managers.some(({ install = {} }) => Object.hasOwn(install, executable)),
            executable,
          );
          assert.equal(existsSync(join(folder, 'pwned')), false);
        }
      assert.ok(commands > 0);
    });

  it('is never taken for an option of the tool', async () => {
    for (const word of ['-rf', '--context=other', '--kubeconfig', '--cli-input-json'])
      for (const [title, files] of MANIFESTS)
        for (const { args } of await commandsFor(files(word), 'safe')) {
          const bare = args.flatMap((arg, index) => (arg === word ? [args[index - 1] ?? ''] : []));
          // Behind `--`, or the value of an option that always takes one.
          const safe = ['--', '-n', '--scale', '-l', '-p'];
          assert.deepEqual(
            bare.filter((before) => !safe.includes(before)),
            [],
            `${title}: ${args.join(' ')}`,
          );
        }
  });

  it('does not choose what is run: the line of a Procfile alone is shell text', async () => {
    const commands = await commandsFor({ Procfile: 'web: echo $(touch pwned)\n' }, 'safe');
    const shells = commands.filter(({ executable }) => executable === 'sh');
    assert.deepEqual(
      shells.map(({ args }) => args),
      managerOf('procfile').start?.tools.map(() => ['-c', 'echo $(touch pwned)']),
    );
  });
});
