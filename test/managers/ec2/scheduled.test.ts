import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { applyEdits } from '../../../src/core/source';
import { problemsOf, serviceOver } from '../../workspace/memory';

const FILE = 'stack.yaml';
const ACTION =
  '  Morning:\n    Type: AWS::AutoScaling::ScheduledAction\n    Properties: { AutoScalingGroupName: !Ref Web, MinSize: 4 }\n';
const group = (policy = '', name = 'Web') =>
  `Resources:\n  ${name}:\n    Type: AWS::AutoScaling::AutoScalingGroup\n    Properties:\n      MinSize: '1'\n      MaxSize: '9'\n${policy}`;
const told = ['info asg-scheduled-reset: MinSize'];

describe('the sizes of a group that a scheduled action changes', () => {
  for (const [what, text, expected] of [
    ['are set back by an update of the stack', group() + ACTION, told],
    [
      'are left alone where the policy says so',
      group(
        '    UpdatePolicy: { AutoScalingScheduledAction: { IgnoreUnmodifiedGroupSizeProperties: true } }\n',
      ) + ACTION,
      [],
    ],
    ["are another group's", group('', 'Worker') + ACTION, []],
    ["are nobody's without an action", group(), []],
  ] as const)
    it(what, async () => {
      assert.deepEqual(await problemsOf({ [FILE]: text }, FILE), expected);
    });

  for (const [format, text] of [
    ['YAML', group() + ACTION],
    [
      'JSON',
      JSON.stringify({
        Resources: {
          Web: { Type: 'AWS::AutoScaling::AutoScalingGroup', Properties: { MinSize: '1', MaxSize: '9' } },
          Morning: {
            Type: 'AWS::AutoScaling::ScheduledAction',
            Properties: { AutoScalingGroupName: { Ref: 'Web' }, MinSize: 4 },
          },
        },
      }),
    ],
  ] as const)
    it(`are left alone once the fix is made, in ${format}`, async () => {
      const { service, uri } = await serviceOver({ [FILE]: text });
      const [problem] = service.snapshot.problems.get(uri(FILE)) ?? [];
      const [fix] = problem?.fixes ?? [];
      const mended = applyEdits(text, fix?.changes()[0]?.edits ?? []);
      assert.notEqual(mended, text);
      if (format === 'JSON') JSON.parse(mended);
      assert.deepEqual(await problemsOf({ [FILE]: mended }, FILE), []);
    });
});
