import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isRefusal } from '../../../src/core/manager';
import { describeQuantity } from '../../../src/core/quantity';
import { applyEdits } from '../../../src/core/source';
import { ec2 } from '../../../src/managers/ec2/index';
import { serviceOver } from '../../workspace/memory';
import { GROUP, quantities, SERVICE, TARGET, VARIABLE } from './terraform';

const CALL = (label: string, more: string, source = '../../modules/service') =>
  `module "${label}" {\n  source = "${source}"\n${more}}\n`;

/** A module with one service, whose count its caller gives. */
const MODULE = {
  'infra/modules/service/main.tf': `resource "aws_ecs_service" "this" {\n  name = var.name\n  cluster = "shop"\n  desired_count = var.tasks\n}\n`,
  'infra/modules/service/variables.tf': VARIABLE('name') + VARIABLE('tasks', '1'),
};

async function environmentsOf(files: Readonly<Record<string, string>>) {
  const { service } = await serviceOver({ ...files });
  return service.snapshot.formations.flatMap(({ environments }) =>
    environments.map(({ name, processTypes }) => [
      name,
      ...processTypes.map((type) => `${type.name.value} ${describeQuantity(type.quantity)}`),
    ]),
  );
}

describe('a module of Terraform that others call', () => {
  it('is what its callers make of it, in the environment of each', async () => {
    const files = {
      ...MODULE,
      'infra/live/eu/main.tf':
        CALL('web', '  name = "web"\n  tasks = var.web\n') + CALL('worker', '  name = "worker"\n'),
      'infra/live/eu/terraform.tfvars': 'web = 5\n',
      'infra/live/us/main.tf': CALL('web', '  name = "web"\n  tasks = 2\n'),
    };
    files['infra/live/eu/main.tf'] += VARIABLE('web', '3');
    assert.deepEqual(await environmentsOf(files), [
      ['eu', 'web 5', 'worker 1'],
      ['us', 'web 2'],
    ]);
  });

  it('is what it is by itself where nobody calls it', async () => {
    assert.deepEqual(await environmentsOf(MODULE), [['service', 'this 1']]);
    const elsewhere = {
      ...MODULE,
      'infra/live/eu/main.tf': CALL('web', '', 'terraform-aws-modules/ecs/aws'),
    };
    assert.deepEqual(await environmentsOf(elsewhere), [['service', 'this 1']]);
  });

  it('takes no values from files of its own', async () => {
    const files = {
      ...MODULE,
      'infra/modules/service/terraform.tfvars': 'tasks = 9\n',
      'infra/live/eu/main.tf': CALL('web', ''),
    };
    assert.deepEqual(await environmentsOf(files), [['eu', 'web 1']]);
  });

  it('is called as often as its call says', async () => {
    const each = CALL('svc', '  for_each = { web = 3, mail = 1 }\n  name = each.key\n  tasks = each.value\n');
    const files = { ...MODULE, 'infra/live/eu/main.tf': each + CALL('off', '  count = 0\n') };
    assert.deepEqual(await environmentsOf(files), [['eu', 'svc["mail"] 1', 'svc["web"] 3']]);
  });

  it('is called through another', async () => {
    const files = {
      ...MODULE,
      'infra/modules/app/main.tf':
        CALL('web', '  tasks = var.size * 2\n', '../service') + VARIABLE('size', '1'),
      'infra/live/eu/main.tf': CALL('shop', '  size = 4\n', '../../modules/app'),
    };
    assert.deepEqual(await environmentsOf(files), [['eu', 'web 8']]);
  });

  it('has each thing told apart where it makes several', async () => {
    const files = {
      'modules/app/main.tf':
        SERVICE('api', '  desired_count = 2\n') +
        GROUP('nodes') +
        TARGET('"service/shop/${aws_ecs_service.api.name}"'),
      'main.tf': CALL('shop', '', './modules/app') + SERVICE('mail', '  desired_count = 1\n'),
    };
    assert.deepEqual(await quantities(files), ['mail 1', 'shop.nodes 1–6', 'shop.api 2–9']);
  });

  it('goes by its call where all that it makes is one of two', async () => {
    const two =
      SERVICE('this', '  count = var.new ? 1 : 0\n  desired_count = 2\n') +
      SERVICE('old', '  count = var.new ? 0 : 1\n  desired_count = 3\n');
    const files = {
      'modules/app/main.tf': two + VARIABLE('new', 'true'),
      'main.tf': CALL('web', '', './modules/app') + CALL('mail', '  new = false\n', './modules/app'),
    };
    assert.deepEqual(await quantities(files), ['web 2', 'mail 3']);
  });

  it('that calls itself is read once', async () => {
    const files = {
      'a/main.tf': CALL('b', '', '../b') + SERVICE('web', '  desired_count = 2\n'),
      'b/main.tf': CALL('a', '', '../a'),
    };
    assert.deepEqual(
      (await quantities(files)).every((one) => one.endsWith(' 2')),
      true,
    );
  });

  it('is scaled where its caller says how many', async () => {
    const files = { ...MODULE, 'infra/live/eu/main.tf': CALL('web', '  name = "web"\n  tasks = 2\n') };
    const { service, uri } = await serviceOver(files);
    const declaration = service.snapshot.formations[0]?.members[0]?.declarations[0];
    assert.ok(declaration);
    const source = (address: string) => service.source(address);
    const plans = ec2.scale({ ...declaration, count: 4, source });
    assert.ok(!isRefusal(plans));
    const [run, write] = plans;
    assert.ok(run?.verb === 'run' && write?.verb === 'write');
    assert.deepEqual(run.steps[0]?.args.slice(-2), ['--desired-count', '4']);
    assert.equal(run.steps[0]?.cwd, uri('infra/live/eu'));
    const [change] = write.changes;
    assert.equal(change?.uri, uri('infra/live/eu/main.tf'));
    assert.match(applyEdits(files['infra/live/eu/main.tf'], change.edits), /^ {2}tasks = 4$/m);
  });

  it('follows an edit of its caller', async () => {
    const { service, uri } = await serviceOver({
      ...MODULE,
      'infra/live/eu/main.tf': CALL('web', '  tasks = 2\n'),
    });
    await service.edit({ uri: uri('infra/live/eu/main.tf'), version: 1, text: CALL('web', '  tasks = 7\n') });
    const type = service.snapshot.formations[0]?.members[0]?.declarations[0]?.processType;
    assert.equal(type?.quantity.count, 7);
  });
});
