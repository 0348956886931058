import { child, scalarOf } from '../../core/formats/tree';
import type { Node } from '../../core/formats/tree';
import { insertEntry, replaceScalar } from '../../core/formats/yaml/edit';
import type { Plan, Refusal, RunPlan, ScaleRequest, WritePlan } from '../../core/manager';
import type { SourceText, TextEdit } from '../../core/source';
import { groupsOf, literalName, readTemplate } from './document';
import { FUNCTION_TERM, refusedFunction } from './serverless';

export function scaleGroup(request: ScaleRequest): readonly Plan[] | Refusal {
  if (request.processType.term === FUNCTION_TERM) return refusedFunction(request);
  const { processType, count, source } = request;
  const outside = refusedCount(request);
  if (outside !== undefined) return { refused: outside };
  const text = source(processType.body.uri);
  const group = text && groupsOf(readTemplate(text)).find(({ key }) => key.text === processType.key)?.value;
  const name = (group && literalName(group)) ?? targetName(request);
  if (name?.startsWith('-') === true) return { refused: unnameable(name) };
  const plans: Plan[] = name === undefined ? [] : [capacityPlan(request, name)];
  if (text && group) plans.push(...writePlan(text, group, count));
  if (name !== undefined) return plans;
  return {
    refused:
      `${processType.name.value} is a name inside the template, not the group's: ` +
      'choose the group that its stack made (`aws autoscaling describe-auto-scaling-groups` lists them).',
  };
}

/** The command line of AWS would take it for an option. */
export const unnameable = (name: string) => `"${name}" cannot be named to the aws command.`;

/** https://docs.aws.amazon.com/cli/latest/reference/autoscaling/set-desired-capacity.html */
export function capacityPlan(request: ScaleRequest, name: string): RunPlan {
  const { environment, count, target } = request;
  return {
    verb: 'run',
    title: `Set the capacity of ${name} to ${count}`,
    steps: [
      {
        executable: 'aws',
        args: setCapacity(name, count),
        cwd: environment.folder,
        template: { name: 'ec2.scale', slots: { group: [name], count: [String(count)] } },
      },
    ],
    ...(target ? { target } : {}),
    warnings: warningsOf(request),
  };
}

const setCapacity = (name: string, count: number) => [
  ...['autoscaling', 'set-desired-capacity', '--auto-scaling-group-name', name],
  ...['--desired-capacity', String(count)],
];

function refusedCount({ processType, count }: ScaleRequest): string | undefined {
  const { min, max } = processType.quantity;
  if (!Number.isSafeInteger(count) || count < 0) return 'A capacity is a whole number from 0 on.';
  if (min !== undefined && count < min)
    return `The API refuses a capacity below MinSize, which is ${min}: lower MinSize first.`;
  if (max !== undefined && count > max)
    return `The API refuses a capacity above MaxSize, which is ${max}: raise MaxSize first.`;
  return undefined;
}

/** Among several groups the target must be this one's: CloudFormation names groups `stack-LogicalId-random`. */
export function targetName({ target, environment, processType }: ScaleRequest): string | undefined {
  if (!target) return undefined;
  const fits = environment.processTypes.length === 1 || target.id.includes(`-${processType.key}-`);
  return fits ? target.id : undefined;
}

function writePlan(source: SourceText, group: Node, count: number): WritePlan[] {
  const edit = capacityEdit(source.text, group, count);
  if (!edit) return [];
  return [
    {
      verb: 'write',
      title: `Write DesiredCapacity: ${count}`,
      changes: [{ uri: source.uri, edits: [edit] }],
      warnings: ['Each update of the stack then sets this capacity, whatever a scaling policy made of it.'],
    },
  ];
}

/** A reference to a parameter stays: its value is given when the stack is deployed. */
function capacityEdit(text: string, group: Node, count: number): TextEdit | undefined {
  const properties = child(group, 'Properties');
  if (properties?.kind !== 'mapping' || properties.through.length > 0) return undefined;
  const written = properties.entries.get('DesiredCapacity')?.value;
  if (!written) {
    return properties.flow
      ? insertEntry(text, properties, '"DesiredCapacity"', `"${count}"`)
      : insertEntry(text, properties, 'DesiredCapacity', `'${count}'`);
  }
  const scalar = scalarOf(written);
  if (!scalar || scalar.value === null || scalar.tag !== undefined) return undefined;
  return scalar.through.length > 0 || scalar.style === 'block'
    ? undefined
    : replaceScalar(scalar, String(count));
}

function warningsOf({ processType, count, observed }: ScaleRequest): readonly string[] {
  const before = observed ?? processType.quantity.count;
  return [
    ...(count === 0 ? ['No instance is left: nothing answers for it.'] : []),
    ...(before !== undefined && count < before
      ? ["The group's termination policy picks the instances that go, with what is on their disks."]
      : []),
  ];
}
