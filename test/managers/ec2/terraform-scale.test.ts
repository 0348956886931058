import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isRefusal } from '../../../src/core/manager';
import type { Plan, Target } from '../../../src/core/manager';
import { applyEdits } from '../../../src/core/source';
import { ec2 } from '../../../src/managers/ec2/index';
import { problemsOf, serviceOver } from '../../workspace/memory';
import { GROUP, SERVICE, TARGET, VARIABLE } from './terraform';

const FILE = 'main.tf';
const IGNORING = (argument: string) => `  lifecycle {\n    ignore_changes = [${argument}]\n  }\n`;
const POLICY =
  'resource "aws_autoscaling_policy" "web" {\n  autoscaling_group_name = aws_autoscaling_group.web.name\n}\n';

async function answered(files: Readonly<Record<string, string>> | string, count: number, target?: Target) {
  const { service, uri } = await serviceOver(typeof files === 'string' ? { [FILE]: files } : { ...files });
  const declaration = service.snapshot.formations[0]?.members[0]?.declarations[0];
  assert.ok(declaration);
  const answer = ec2.scale({
    ...declaration,
    count,
    ...(target ? { target } : {}),
    source: (address) => service.source(address),
  });
  return { answer, service, uri };
}

async function plansFor(
  files: Readonly<Record<string, string>> | string,
  count: number,
): Promise<readonly Plan[]> {
  const { answer } = await answered(files, count);
  assert.ok(!isRefusal(answer), isRefusal(answer) ? answer.refused : '');
  return answer;
}

const commands = (plans: readonly Plan[]) =>
  plans.flatMap((plan) =>
    plan.verb === 'run' ? plan.steps.map(({ executable, args }) => [executable, ...args].join(' ')) : [],
  );

/** The texts that a plan changes, after it, by their names. */
async function written(files: Readonly<Record<string, string>>, count: number) {
  const { answer, service, uri } = await answered(files, count);
  assert.ok(!isRefusal(answer));
  const plan = answer.find(({ verb }) => verb === 'write');
  assert.ok(plan?.verb === 'write');
  const texts = Object.keys(files).flatMap((name) => {
    const change = plan.changes.find((one) => one.uri === uri(name));
    return change ? [[name, applyEdits(service.source(change.uri)?.text ?? '', change.edits)]] : [];
  });
  return { title: plan.title, texts: Object.fromEntries(texts) as Record<string, string> };
}

describe('scaling a group of Terraform', () => {
  // https://docs.aws.amazon.com/cli/latest/reference/autoscaling/set-desired-capacity.html
  it('names the group as the file does, and says what sets it back', async () => {
    const plans = await plansFor(GROUP('web', '  desired_capacity = 2\n'), 4);
    assert.deepEqual(commands(plans), [
      'aws autoscaling set-desired-capacity --auto-scaling-group-name web-group --desired-capacity 4',
    ]);
    assert.ok(plans[0]?.warnings.some((warning) => warning.includes('`terraform apply` sets back')));
  });

  it('is set back by nothing where Terraform ignores changes, and then writes nothing', async () => {
    const plans = await plansFor(GROUP('web', `  desired_capacity = 2\n${IGNORING('desired_capacity')}`), 4);
    assert.deepEqual(
      plans.map(({ verb, warnings }) => [verb, warnings]),
      [['run', []]],
    );
  });

  for (const [what, files, count, title, texts] of [
    [
      'over the number that is there',
      { [FILE]: GROUP('web', '  desired_capacity = "2"\n') },
      4,
      'Write desired_capacity = 4',
      { [FILE]: GROUP('web', '  desired_capacity = "4"\n') },
    ],
    [
      'with the size that it goes beyond',
      { [FILE]: GROUP('web', '  desired_capacity = 2\n') },
      8,
      'Write desired_capacity and max_size = 8',
      { [FILE]: GROUP('web', '  desired_capacity = 8\n').replace('max_size = 6', 'max_size = 8') },
    ],
    [
      'as the size alone where changes are ignored',
      { [FILE]: GROUP('web', IGNORING('desired_capacity')) },
      8,
      'Write max_size = 8',
      { [FILE]: GROUP('web', IGNORING('desired_capacity')).replace('max_size = 6', 'max_size = 8') },
    ],
    [
      'first in the block where there is none',
      { [FILE]: GROUP('web') },
      4,
      'Write desired_capacity = 4',
      { [FILE]: GROUP('web').replace('{\n', '{\n  desired_capacity = 4\n') },
    ],
    [
      'at the default of its variable',
      { [FILE]: GROUP('web', '  desired_capacity = var.n\n'), 'variables.tf': VARIABLE('n', '2') },
      4,
      'Write desired_capacity = 4 in variables.tf',
      { 'variables.tf': VARIABLE('n', '4') },
    ],
    [
      'in the file whose value wins',
      {
        [FILE]: GROUP('web', '  desired_capacity = var.n\n'),
        'variables.tf': VARIABLE('n', '2'),
        'terraform.tfvars': 'n = 3\n',
        'live.auto.tfvars': 'n    = 5\n',
      },
      4,
      'Write desired_capacity = 4 in live.auto.tfvars',
      { 'live.auto.tfvars': 'n    = 4\n' },
    ],
    [
      'on the side of a choice that holds',
      { [FILE]: `${VARIABLE('live', 'true')}${GROUP('web', '  desired_capacity = var.live ? 3 : 1\n')}` },
      4,
      'Write desired_capacity = 4',
      { [FILE]: `${VARIABLE('live', 'true')}${GROUP('web', '  desired_capacity = var.live ? 4 : 1\n')}` },
    ],
    [
      'once where two arguments have one number',
      {
        [FILE]: GROUP('web', '  desired_capacity = var.n\n').replace('max_size = 6', 'max_size = var.n'),
        'variables.tf': VARIABLE('n', '2'),
      },
      4,
      'Write desired_capacity and max_size = 4 in variables.tf',
      { 'variables.tf': VARIABLE('n', '4') },
    ],
  ] as const)
    it(`writes the capacity ${what}`, async () => {
      assert.deepEqual(await written(files, count), { title, texts });
    });

  it('writes nothing where a number is worked out', async () => {
    const plans = await plansFor(GROUP('web', '  desired_capacity = 1 + 1\n'), 4);
    assert.deepEqual(
      plans.map(({ verb }) => verb),
      ['run'],
    );
  });

  it('runs nothing that the API refuses', async () => {
    const plans = await plansFor(GROUP('web', '  desired_capacity = 2\n'), 8);
    assert.deepEqual(commands(plans), []);
    assert.match(plans[0]?.warnings[0] ?? '', /refuses a capacity above max_size, which is 6/);
  });

  it('asks for the group where AWS makes its name up', async () => {
    const text = GROUP('web', '  desired_capacity = 1 + 1\n').replace('name =', 'name_prefix =');
    const { answer } = await answered(text, 4);
    assert.match(isRefusal(answer) ? answer.refused : '', /describe-auto-scaling-groups/);
    const target = { id: 'web-2026', title: 'web-2026', remote: true, current: true };
    const { answer: plans } = await answered(text, 4, target);
    assert.ok(!isRefusal(plans));
    assert.deepEqual(commands(plans), [
      'aws autoscaling set-desired-capacity --auto-scaling-group-name web-2026 --desired-capacity 4',
    ]);
  });
});

describe('scaling a service of Terraform', () => {
  // https://docs.aws.amazon.com/cli/latest/reference/ecs/update-service.html
  for (const [what, text, expected] of [
    ['by its name', SERVICE('web', '  desired_count = 2\n'), 'shop'],
    [
      'as a resource',
      `resource "aws_ecs_cluster" "all" {\n  name = "every"\n}\n${SERVICE('web', '  desired_count = 2\n').replace('"shop"', 'aws_ecs_cluster.all.id')}`,
      'every',
    ],
    [
      'by its ARN',
      SERVICE('web', '  desired_count = 2\n').replace('"shop"', '"arn:aws:ecs:eu-west-1:1:cluster/far"'),
      'far',
    ],
    ['nowhere', SERVICE('web', '  desired_count = 2\n').replace('  cluster = "shop"\n', ''), 'default'],
  ] as const)
    it(`names the cluster where it is told ${what}`, async () => {
      assert.deepEqual(commands(await plansFor(text, 5)), [
        `aws ecs update-service --cluster ${expected} --service web --desired-count 5`,
      ]);
    });

  it('only writes where the names are made by a run', async () => {
    const text = `${VARIABLE('cluster')}${SERVICE('web', '  desired_count = 2\n').replace('"shop"', 'var.cluster')}`;
    assert.deepEqual(
      (await plansFor(text, 5)).map(({ verb }) => verb),
      ['write'],
    );
    const { answer } = await answered(text.replace('= 2', '= 1 + 1'), 5);
    assert.match(isRefusal(answer) ? answer.refused : '', /terraform state show 'aws_ecs_service.web'/);
  });

  it('moves the bounds of what scales it, which sets back what lies outside', async () => {
    const text = SERVICE('web', '  desired_count = 2\n') + TARGET('"service/shop/web"');
    const plans = await plansFor(text, 12);
    assert.ok(plans[0]?.warnings.some((warning) => warning.includes('back into its bounds')));
    const { title, texts } = await written({ [FILE]: text }, 12);
    assert.equal(title, 'Write desired_count and max_capacity = 12');
    assert.equal(
      texts[FILE],
      text.replace('= 2\n}', '= 12\n}').replace('max_capacity = 9', 'max_capacity = 12'),
    );
  });

  it('says that a number stands for more than one', async () => {
    const text = SERVICE('web', '  for_each = toset(["a", "b"])\n  desired_count = 2\n');
    const plans = await plansFor(text, 5);
    assert.ok(
      plans.some(({ warnings }) => warnings.some((warning) => warning.includes('all that the block makes'))),
    );
  });

  it('refuses what has no count', async () => {
    const { answer } = await answered(SERVICE('web', '  scheduling_strategy = "DAEMON"\n'), 2);
    assert.ok(isRefusal(answer));
  });
});

describe('what is told of Terraform', () => {
  const TASK = (more: string) =>
    `resource "aws_ecs_task_definition" "web" {\n  container_definitions = jsonencode([{ image = "shop", command = ["gunicorn", "-D", "app"]${more} }])\n}\n`;
  const RUNS = SERVICE('web', '  desired_count = 2\n  task_definition = aws_ecs_task_definition.web.arn\n');
  for (const [what, text, told] of [
    ['a service without a count', SERVICE('web'), ['warning terraform-no-count: "web"']],
    ['no service that is scaled', SERVICE('web') + TARGET('"service/shop/web"'), []],
    ['no service of each instance', SERVICE('web', '  scheduling_strategy = "DAEMON"\n'), []],
    [
      'a count that each run sets back',
      SERVICE('web', '  desired_count = 2\n') + TARGET('"service/shop/web"'),
      ['warning static-count-under-autoscaler: 2'],
    ],
    [
      'no count that is left alone',
      SERVICE('web', `  desired_count = 2\n${IGNORING('desired_count')}`) + TARGET('"service/shop/web"'),
      [],
    ],
    [
      'a capacity that each run sets back',
      GROUP('web', '  desired_capacity = 2\n') + POLICY,
      ['warning static-count-under-autoscaler: 2'],
    ],
    ['no capacity that is left alone', GROUP('web', IGNORING('desired_capacity')) + POLICY, []],
    ['what leaves for the background', RUNS + TASK(''), ['error detaches-from-manager: "-D"']],
    [
      'a port of the instance in several tasks',
      RUNS + TASK(', portMappings = [{ hostPort = 80 }]').replace(' "-D",', ''),
      ['warning single-copy-resource: 80'],
    ],
    ['what is broken', SERVICE('web', '  desired_count =\n'), ['error syntax: \n']],
  ] as const)
    it(`is ${what}`, async () => {
      assert.deepEqual(await problemsOf({ [FILE]: text }, FILE), told);
    });

  for (const [what, text, expected] of [
    ['a count is written', SERVICE('web'), SERVICE('web').replace('{\n', '{\n  desired_count = 1\n')],
    [
      'changes are ignored',
      SERVICE('web', '  desired_count = 2\n') + TARGET('"service/shop/web"'),
      SERVICE('web', `  desired_count = 2\n\n${IGNORING('desired_count')}`) + TARGET('"service/shop/web"'),
    ],
    [
      'changes are ignored too',
      GROUP('web', `  desired_capacity = 2\n${IGNORING('tag')}`) + POLICY,
      GROUP('web', `  desired_capacity = 2\n${IGNORING('tag, desired_capacity')}`) + POLICY,
    ],
    ['the word goes', RUNS + TASK(''), (RUNS + TASK('')).replace('"-D", ', '')],
  ] as const)
    it(`is mended: ${what}`, async () => {
      const { service, uri } = await serviceOver({ [FILE]: text });
      const [problem] = service.snapshot.problems.get(uri(FILE)) ?? [];
      assert.equal(applyEdits(text, problem?.fixes[0]?.changes()[0]?.edits ?? []), expected);
    });
});
