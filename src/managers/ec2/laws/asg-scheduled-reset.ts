import { child, entriesOf, textOf } from '../../../core/formats/tree';
import type { Entry, MappingNode } from '../../../core/formats/tree';
import { adding } from '../../../core/formats/yaml/fixes';
import { defineLaw } from '../../../core/rule';
import { groupsOf, referencesIn, resourcesOf } from '../document';
import type { Template } from '../document';

const SIZES = ['MinSize', 'MaxSize', 'DesiredCapacity'];
const POLICY = 'AutoScalingScheduledAction';
const SETTING = 'IgnoreUnmodifiedGroupSizeProperties';

interface Data {
  readonly group: MappingNode;
  readonly document: Template;
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatepolicy.html */
export const scheduledReset = defineLaw<Template, Data>({
  id: 'asg-scheduled-reset',
  severity: 'info',
  holdsFor: 'AWS CloudFormation',
  docs: {
    summary: 'An update of the stack sets back what a scheduled action made of a group',
    why: 'A scheduled action changes the sizes of an Auto Scaling group by the clock. An update of the stack that touches the group sets them to those of the template again, unless its update policy says to leave sizes alone that the template did not change.',
    bad: {
      file: 'stack.yaml',
      text: 'Resources:\n  Web:\n    Type: AWS::AutoScaling::AutoScalingGroup\n    Properties:\n      MinSize: 1\n      MaxSize: 9\n  Morning:\n    Type: AWS::AutoScaling::ScheduledAction\n    Properties:\n      AutoScalingGroupName: !Ref Web\n      Recurrence: 0 7 * * *\n      MinSize: 4\n',
    },
    good: {
      file: 'stack.yaml',
      text: 'Resources:\n  Web:\n    Type: AWS::AutoScaling::AutoScalingGroup\n    Properties:\n      MinSize: 1\n      MaxSize: 9\n    UpdatePolicy:\n      AutoScalingScheduledAction:\n        IgnoreUnmodifiedGroupSizeProperties: true\n  Morning:\n    Type: AWS::AutoScaling::ScheduledAction\n    Properties:\n      AutoScalingGroupName: !Ref Web\n      Recurrence: 0 7 * * *\n      MinSize: 4\n',
    },
    source:
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatepolicy.html',
  },
  check({ document }, report) {
    const actions = resourcesOf(document, 'AWS::AutoScaling::ScheduledAction');
    for (const { key, value } of groupsOf(document)) {
      const action = actions.find((one) => isFor(one, key.text));
      if (
        !action ||
        value.kind !== 'mapping' ||
        textOf(child(value, 'UpdatePolicy', POLICY, SETTING)) !== undefined
      )
        continue;
      const size = entriesOf(child(value, 'Properties')).find((entry) => SIZES.includes(entry.key.text));
      if (!size) continue;
      report({
        at: size.key.at,
        message: `${action.key.text} changes the sizes of ${key.text} by the clock: an update of the stack sets them back to these.`,
        related: [{ message: action.key.text, at: action.key.at }],
        data: { group: value, document },
      });
    }
  },
  fixes: ({ group, document }) => {
    if (group.entries.has('UpdatePolicy')) return [];
    const entry = group.flow
      ? (['"UpdatePolicy"', `{ "${POLICY}": { "${SETTING}": true } }`] as const)
      : (['UpdatePolicy', `{ ${POLICY}: { ${SETTING}: true } }`] as const);
    return adding(
      'Leave sizes alone that the template did not change',
      group,
      entry,
      () => document.source.text,
    );
  },
});

function isFor({ value }: Entry, group: string): boolean {
  const name = child(value, 'Properties', 'AutoScalingGroupName');
  return referencesIn(name).includes(group);
}
