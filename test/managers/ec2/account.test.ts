import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isRefusal } from '../../../src/core/manager';
import { describeQuantity } from '../../../src/core/quantity';
import { ec2 } from '../../../src/managers/ec2/index';
import { serviceOver } from '../../workspace/memory';

const FILE = 'stack.yaml';
const service = (name: string, more = '') =>
  `  ${name}:\n    Type: AWS::ECS::Service\n    Properties:\n      Cluster: shop\n${more}`;
const SERVICES = `Resources:\n${service('Web', '      ServiceName: web\n      DesiredCount: 3\n')}${service('Odd', '      ServiceName: --cli-input-json\n')}${service('Unnamed')}`;

async function environmentOf(text: string) {
  const { service: workspace } = await serviceOver({ [FILE]: text });
  const [formation] = workspace.snapshot.formations;
  const [environment] = formation?.environments ?? [];
  assert.ok(environment);
  return { environment, source: (uri: string) => workspace.source(uri) };
}

const answer = (value: unknown) => ({ code: 0, stdout: JSON.stringify(value), stderr: '' });

describe('what runs in a cluster of ECS, by answers of the shape that is documented', () => {
  it('is of the cluster that is meant', async () => {
    const { environment } = await environmentOf(SERVICES);
    const query = ec2.targets?.(environment);
    assert.deepEqual(query?.command.args, ['ecs', 'list-clusters', '--output', 'json']);
    const arns = ['shop', 'other'].map((name) => `arn:aws:ecs:eu-west-1:1:cluster/${name}`);
    assert.deepEqual(query.read(answer({ clusterArns: arns })), [
      { id: 'shop', title: 'cluster shop', remote: true, current: false },
      { id: 'other', title: 'cluster other', remote: true, current: false },
    ]);
    assert.ok(isRefusal(query.read({ code: 255, stdout: '', stderr: 'Unable to locate credentials' })));
  });

  it('is counted for each service that has a name of its own', async () => {
    const { environment } = await environmentOf(SERVICES);
    assert.equal(ec2.observe?.(environment, undefined), undefined);
    const target = { id: 'shop', title: 'cluster shop', remote: true, current: true };
    const query = ec2.observe?.(environment, target);
    assert.equal(
      query?.command.args.join(' '),
      'ecs describe-services --cluster shop --services web --output json',
    );
    const services = [{ serviceName: 'web', desiredCount: 3, runningCount: 2, pendingCount: 1 }];
    assert.deepEqual(query.read(answer({ services, failures: [] })), [
      { key: 'Web', running: 2, wanted: 3, troubles: [{ kind: 'pending', count: 1 }] },
    ]);
    assert.deepEqual(query.read(answer({ services: [], failures: [{ reason: 'MISSING' }] })), [
      { key: 'Web', running: 0, wanted: 0 },
    ]);
    assert.ok(isRefusal(query.read(answer({ services: null }))));
  });
});

describe('what a template looks up', () => {
  const text = (size: string) =>
    `Parameters:\n  Stage: { Type: String, Default: production }\nMappings:\n  Sizes:\n    production: { Most: 9 }\n    staging: { Most: 2 }\nResources:\n  Web:\n    Type: AWS::AutoScaling::AutoScalingGroup\n    Properties:\n      MinSize: 1\n      MaxSize: ${size}\n`;
  for (const [size, expected] of [
    ['!FindInMap [Sizes, !Ref Stage, Most]', '1–9'],
    ['!FindInMap [Sizes, staging, Most]', '1–2'],
    ["{ 'Fn::FindInMap': [Sizes, { Ref: Stage }, Most] }", '1–9'],
    ["!FindInMap [Sizes, !Ref 'AWS::Region', Most]", '?'],
    ['!FindInMap [Sizes, production, Least]', '?'],
    ['!FindInMap [Sizes, [production], Most]', '?'],
  ] as const)
    it(`is ${expected} by ${size}`, async () => {
      const { environment } = await environmentOf(text(size));
      const [type] = environment.processTypes;
      assert.equal(type && describeQuantity(type.quantity), expected);
    });
});

describe('the functions of SAM', () => {
  const text = `Transform: AWS::Serverless-2016-10-31
Resources:
  Web:
    Type: AWS::Serverless::Function
    Properties:
      ReservedConcurrentExecutions: 5
      Events:
        Api: { Type: HttpApi }
  Reports:
    Type: AWS::Serverless::Function
    Properties:
      Events:
        Night: { Type: ScheduleV2 }
`;

  it('run on demand, as often at once as their concurrency allows', async () => {
    const { environment } = await environmentOf(text);
    assert.deepEqual(
      environment.processTypes.map(({ key, role, quantity }) => [key, role, describeQuantity(quantity)]),
      [
        ['Web', 'process', 'on demand, 5 at once'],
        ['Reports', 'scheduled', 'on demand'],
      ],
    );
  });

  it('have no number to set, but a bound', async () => {
    const { environment, source } = await environmentOf(text);
    const [processType] = environment.processTypes;
    assert.ok(processType);
    const refusal = ec2.scale({ environment, processType, count: 8, source });
    assert.match(isRefusal(refusal) ? refusal.refused : '', /ReservedConcurrentExecutions: 8/);
  });
});
