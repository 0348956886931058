import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isRefusal } from '../../../src/core/manager';
import { describeQuantity } from '../../../src/core/quantity';
import { applyEdits } from '../../../src/core/source';
import { ec2 } from '../../../src/managers/ec2/index';
import { problemsOf, serviceOver } from '../../workspace/memory';

const FILE = 'shop.yaml';
const service = (name: string, more: string) =>
  `  ${name}:\n    Type: AWS::ECS::Service\n    Properties:\n      Cluster: shop\n      ServiceName: ${name.toLowerCase()}\n      TaskDefinition: !Ref Task\n${more}`;
const TASK = (more = '') =>
  `  Task:\n    Type: AWS::ECS::TaskDefinition\n    Properties:\n${more}      ContainerDefinitions:\n        - Name: log\n          Essential: false\n          Image: log\n        - Name: shop\n          Image: registry.test/shop\n          EntryPoint: [gunicorn]\n          Command: ['shop:app', '-D']\n          PortMappings: [{ ContainerPort: 80, HostPort: 80 }]\n`;
const stack = (...parts: string[]) =>
  `Parameters:\n  Count: { Type: Number, Default: 3 }\n  Open: { Type: Number }\nResources:\n${parts.join('')}`;
const scaler = (resource: string) =>
  `  Scaler:\n    Type: AWS::ApplicationAutoScaling::ScalableTarget\n    Properties:\n      ScalableDimension: ecs:service:DesiredCount\n      ResourceId: ${resource}\n      MinCapacity: 2\n      MaxCapacity: 9\n`;

async function formationOf(text: string) {
  const { service: workspace } = await serviceOver({ [FILE]: text });
  return { workspace, formation: workspace.snapshot.formations[0] };
}

const quantities = async (text: string) =>
  (await formationOf(text)).formation?.members.map(({ name, declarations: [first] }) =>
    [name, first ? describeQuantity(first.processType.quantity) : ''].join(' '),
  );

describe('the services of ECS in CloudFormation', () => {
  it('have the tasks that they desire, one where they say nothing, one on each instance as daemons', async () => {
    const text = stack(
      service('Web', '      DesiredCount: !Ref Count\n'),
      service('Mail', ''),
      service('Open', '      DesiredCount: !Ref Open\n'),
      service('Agent', '      SchedulingStrategy: DAEMON\n'),
    );
    assert.deepEqual(await quantities(text), ['Web 3', 'Mail 1', 'Open ?', 'Agent 1 per node']);
  });

  for (const resource of [
    '!Sub service/${Cluster}/${Web.Name}',
    "!Join ['/', [service, shop, !GetAtt Web.Name]]",
    "!Sub ['service/shop/${Name}', { Name: !GetAtt [Web, Name] }]",
    "{ 'Fn::Join': ['/', [service, shop, { 'Fn::GetAtt': [Web, Name] }]] }",
    'service/shop/web',
  ])
    it(`are scaled by the target whose resource is ${resource}`, async () => {
      assert.deepEqual(await quantities(stack(service('Web', ''), scaler(resource))), ['Web 2–9']);
    });

  it('are left to themselves by the target of another', async () => {
    assert.deepEqual(await quantities(stack(service('Web', ''), scaler('service/shop/mail'))), ['Web 1']);
  });

  for (const [name, resource] of [
    ['!Ref Name', "!Join ['/', [service, !Ref Cluster, !Ref Name]]"],
    ['!Ref Name', '!Sub service/${Cluster}/${Name}'],
    ['{ Ref: Name }', "{ 'Fn::Sub': 'service/${Cluster}/${Name}' }"],
    ['!Sub ${AWS::StackName}-web', '!Sub service/${Cluster}/${AWS::StackName}-web'],
  ] as const)
    it(`of the name ${name} are scaled by the target whose resource is ${resource}`, async () => {
      const named = service('Web', '').replace('ServiceName: web', `ServiceName: ${name}`);
      const mail = service('Mail', '').replace(
        'ServiceName: mail',
        'ServiceName: !Sub ${AWS::StackName}-mail',
      );
      assert.deepEqual(await quantities(stack(mail, named, scaler(resource))), ['Mail 1', 'Web 2–9']);
    });

  it('run the first container that their task ends with', async () => {
    const { formation } = await formationOf(stack(service('Web', ''), TASK()));
    const type = formation?.members[0]?.declarations[0]?.processType;
    assert.equal(type?.command?.text, 'gunicorn shop:app -D');
    assert.equal(type.image?.value, 'registry.test/shop');
  });

  for (const [what, written, command] of [
    ['the default of a parameter', "['shop:app', !Ref Count]", 'gunicorn shop:app 3'],
    ['a default within a text', "['shop:app', !Sub '--workers=${Count}']", 'gunicorn shop:app --workers=3'],
    ['a text in which no name stands', "[!Sub '${!HOME}/app']", 'gunicorn ${HOME}/app'],
    ['a value that only a deployment knows', "['shop:app', !Ref Open]", undefined],
    ['a text that only a deployment knows', "['shop:app', !Sub '--region=${AWS::Region}']", undefined],
    ['a list that a function makes', "!Split [' ', 'shop:app -D']", undefined],
  ] as const)
    it(`run ${command ?? 'what cannot be said'} with ${what}`, async () => {
      const task = TASK().replace("['shop:app', '-D']", written);
      const { formation } = await formationOf(stack(service('Web', ''), task));
      assert.equal(formation?.members[0]?.declarations[0]?.processType.command?.text, command);
    });

  it('are reached through a load balancer', async () => {
    const balanced = service('Web', '      LoadBalancers: [{ ContainerName: shop, ContainerPort: 80 }]\n');
    const { formation } = await formationOf(stack(balanced, service('Mail', '')));
    assert.deepEqual(
      formation?.members.map(({ entry }) => entry),
      [true, false],
    );
  });
});

describe('what is told of services of ECS', () => {
  const desired = '      DesiredCount: 2\n';
  for (const [what, text, told] of [
    [
      'what leaves for the background',
      stack(service('Web', ''), TASK('      NetworkMode: awsvpc\n')),
      ["error detaches-from-manager: '-D'"],
    ],
    [
      'a port of the instance in several tasks',
      stack(service('Web', desired), TASK().replace(", '-D'", '')),
      ['warning single-copy-resource: 80'],
    ],
    [
      'a count that each update sets back',
      stack(service('Web', desired), scaler('service/shop/web')),
      ['warning static-count-under-autoscaler: 2'],
    ],
    [
      'a count of a daemon',
      stack(service('Web', `${desired}      SchedulingStrategy: DAEMON\n`)),
      ['error ecs-daemon-count: 2'],
    ],
  ] as const)
    it(`is ${what}`, async () => {
      assert.deepEqual(await problemsOf({ [FILE]: text }, FILE), told);
    });
});

describe('scaling with ECS', () => {
  async function scaled(text: string, count: number) {
    const { workspace, formation } = await formationOf(text);
    const declaration = formation?.members[0]?.declarations[0];
    assert.ok(declaration);
    return ec2.scale({ ...declaration, count, source: (uri) => workspace.source(uri) });
  }

  // https://docs.aws.amazon.com/cli/latest/reference/ecs/update-service.html
  it('names the cluster and the service as the template does, and writes the count', async () => {
    const text = stack(service('Web', '      DesiredCount: 2\n'));
    const plans = await scaled(text, 5);
    assert.ok(!isRefusal(plans));
    const [run, write] = plans;
    assert.ok(run?.verb === 'run' && write?.verb === 'write');
    assert.deepEqual(
      run.steps.map(({ executable, args }) => [executable, ...args].join(' ')),
      ['aws ecs update-service --cluster shop --service web --desired-count 5'],
    );
    assert.equal(run.target?.id, 'shop');
    assert.equal(applyEdits(text, write.changes[0]?.edits ?? []), text.replace('Count: 2', 'Count: 5'));
  });

  it('only writes where CloudFormation makes the names up, and refuses where a parameter has the count', async () => {
    const unnamed = stack(service('Web', '').replace(/ServiceName: .*/, 'EnableECSManagedTags: true'));
    const plans = await scaled(unnamed, 5);
    assert.deepEqual(isRefusal(plans) ? [] : plans.map(({ verb }) => verb), ['write']);
    const given = unnamed.replace('Cluster: shop', 'DesiredCount: !Ref Count');
    const answer = await scaled(given, 5);
    assert.match(isRefusal(answer) ? answer.refused : '', /aws ecs list-services/);
  });

  it('refuses what has no count', async () => {
    assert.ok(isRefusal(await scaled(stack(service('Web', '      SchedulingStrategy: DAEMON\n')), 2)));
  });
});
