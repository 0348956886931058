import assert from 'node:assert/strict';
import { isRefusal } from '../../../src/core/manager';
import type { Target } from '../../../src/core/manager';
import { applyEdits } from '../../../src/core/source';
import type { SourceText } from '../../../src/core/source';
import { ec2 } from '../../../src/managers/ec2';
import { lookAt } from '../look';

const entry = 'file:///app/stack.yaml';
const source = (text: string): SourceText => ({ uri: entry, version: 1, text });

function resolve(text: string) {
  const read = ec2.read(source(text));
  return ec2.resolve(
    entry,
    lookAt(() => read),
  );
}

function scaled(text: string, count: number, target?: Target) {
  const { environment } = resolve(text);
  const [processType] = environment?.processTypes ?? [];
  assert.ok(environment && processType);
  return ec2.scale({
    processType,
    environment,
    count,
    source: () => source(text),
    ...(target ? { target } : {}),
  });
}

const stack = `Parameters:
  Most: { Type: Number, Default: 6 }
  Open: { Type: Number }
Resources:
  Web:
    Type: AWS::AutoScaling::AutoScalingGroup
    Properties:
      MinSize: '2'
      MaxSize: !Ref Most
      DesiredCapacity: '3'
  Bucket:
    Type: AWS::S3::Bucket
`;
const target: Target = { id: 'prod-Web-1X', title: 'prod', remote: true, current: true };

describe('Auto Scaling groups in CloudFormation', () => {
  it('are recognised by their type', () => {
    assert.equal(ec2.recognises?.(source(stack)), 'yes');
    assert.equal(ec2.recognises?.(source('Resources:\n  B:\n    Type: AWS::S3::Bucket\n')), 'no');
    const json = '{"Resources":{"W":{"Type":"AWS::AutoScaling::AutoScalingGroup"}}}';
    assert.equal(ec2.recognises?.(source(json)), 'yes');
  });

  it('give a range, through parameters with a default', () => {
    const [type] = resolve(stack).environment?.processTypes ?? [];
    const { kind, min, max, count, known } = type?.quantity ?? {};
    assert.deepEqual([type?.key, kind, min, max, count, known], ['Web', 'range', 2, 6, 3, true]);
  });

  it('are not known where only a deployment knows', () => {
    for (const size of ['!Ref Open', '{ Ref: Open }', "!Sub '${Open}'", '!If [a, 1, 2]']) {
      const { environment, problems } = resolve(stack.replace('!Ref Most', size));
      assert.equal(environment?.processTypes[0]?.quantity.known, false);
      assert.deepEqual(problems, []);
    }
  });

  it('tell of a size that is no number', () => {
    assert.equal(resolve(stack.replace("'2'", 'two')).problems.length, 1);
  });

  for (const odd of ['', 'Resources: []', 'Resources: {A: 1}', 'Resources: [', '{"Resources": null}'])
    it(`survive ${JSON.stringify(odd)}`, () => assert.equal(resolve(odd).environment, undefined));

  it('are scaled by the name of the group, never by the logical id', () => {
    assert.ok(isRefusal(scaled(stack, 4)));
    const plans = scaled(stack, 4, target);
    assert.ok(!isRefusal(plans) && plans[0]?.verb === 'run' && plans[1]?.verb === 'write');
    const args =
      'autoscaling set-desired-capacity --auto-scaling-group-name prod-Web-1X --desired-capacity 4';
    assert.equal(plans[0].steps[0]?.args.join(' '), args);
    const edits = plans[1].changes[0]?.edits ?? [];
    assert.equal(applyEdits(stack, edits), stack.replace("'3'", "'4'"));
    const named = stack.replace('    Properties:\n', '    Properties:\n      AutoScalingGroupName: web\n');
    assert.ok(!isRefusal(scaled(named, 4)));
  });

  it('are not scaled by the target of another group', () => {
    const two = `${stack}  Worker:\n    Type: AWS::AutoScaling::AutoScalingGroup\n`;
    assert.ok(isRefusal(scaled(two, 4, { ...target, id: 'prod-Worker-2Y' })));
    assert.ok(!isRefusal(scaled(two, 4, target)));
  });

  it('refuse a capacity outside their sizes', () => {
    for (const count of [1, 7, 0.5]) assert.ok(isRefusal(scaled(stack, count, target)));
  });

  it('write a capacity where there is none', () => {
    const plans = scaled(stack.replace("      DesiredCapacity: '3'\n", ''), 4, target);
    assert.ok(!isRefusal(plans) && plans[1]?.verb === 'write');
    assert.match(plans[1].changes[0]?.edits[0]?.text ?? '', /^\n {6}DesiredCapacity: '4'$/);
  });

  it('know the groups that stacks made of them', () => {
    const { environment } = resolve(stack);
    assert.ok(environment);
    const Tags = [{ Key: 'aws:cloudformation:logical-id', Value: 'Web' }];
    const Instances = [{ LifecycleState: 'InService' }, { LifecycleState: 'Terminating' }];
    const AutoScalingGroups = [
      { AutoScalingGroupName: 'prod-Web-1X', Tags, Instances },
      { AutoScalingGroupName: 'other', Tags: [], Instances },
    ];
    const result = { code: 0, stdout: JSON.stringify({ AutoScalingGroups }), stderr: '' };
    const targets = ec2.targets?.(environment).read(result);
    assert.ok(targets && !isRefusal(targets));
    assert.deepEqual(
      targets.map(({ id, current }) => [id, current]),
      [['prod-Web-1X', true]],
    );
    assert.deepEqual(ec2.observe?.(environment, target)?.read(result), [{ key: 'Web', running: 1 }]);
  });
});
