import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { hasTerraform, withTerraform, worksOut } from '../../core/formats/hcl/terraform';
import { serviceOver } from '../../workspace/memory';
import { GROUP, quantities, SERVICE, TARGET, typesOf, VARIABLE } from './terraform';

describe('Terraform', () => {
  for (const [what, text, expected] of [
    ['a number', SERVICE('web', '  desired_count = 3\n'), ['web 3']],
    ['a number in quotes', SERVICE('web', '  desired_count = "3"\n'), ['web 3']],
    ['none, which is 0', SERVICE('web'), ['web 0']],
    ['one on each instance', SERVICE('web', '  scheduling_strategy = "DAEMON"\n'), ['web 1 per node']],
    ["a variable's default", VARIABLE('n', '4') + SERVICE('web', '  desired_count = var.n\n'), ['web 4']],
    [
      'a variable as it was once written',
      VARIABLE('n', '4') + SERVICE('web', '  desired_count = "${var.n}"\n'),
      ['web 4'],
    ],
    [
      'a variable that a run is given',
      VARIABLE('n') + SERVICE('web', '  desired_count = var.n\n'),
      ['web ?'],
    ],
    [
      'a local value',
      `locals {\n  n = { web = 2 }\n}\n${SERVICE('web', '  desired_count = local.n["web"] * 2\n')}`,
      ['web 4'],
    ],
    [
      'a choice',
      VARIABLE('live', 'true') + SERVICE('web', '  desired_count = var.live ? 5 : 1\n'),
      ['web 5'],
    ],
    [
      'a choice that nobody knows',
      VARIABLE('live') + SERVICE('web', '  desired_count = var.live ? 5 : 1\n'),
      ['web ?'],
    ],
    ['what AWS says', SERVICE('web', '  desired_count = data.aws_x.y.count\n'), ['web ?']],
    ['sizes', GROUP('web', '  desired_capacity = 3\n'), ['web 1–6']],
    ['sizes that a run is given', VARIABLE('n') + GROUP('web', '  desired_capacity = var.n\n'), ['web ?']],
    [
      'sizes as text',
      'resource "aws_autoscaling_group" "web" {\n  min_size = "1"\n  max_size = "${2 + 2}"\n}\n',
      ['web 1–4'],
    ],
    ['none of a resource that is switched off', SERVICE('web', '  count = 0\n'), []],
    [
      'one of a resource that is switched on',
      SERVICE('web', '  count = true ? 1 : 0\n  desired_count = 2\n'),
      ['web 2'],
    ],
    [
      'each of several',
      SERVICE('web', '  count = 2\n  desired_count = count.index + 1\n'),
      ['web[0] 1', 'web[1] 2'],
    ],
    [
      'each of a set',
      SERVICE('web', '  for_each = toset(["a", "b"])\n  desired_count = 2\n'),
      ['web["a"] 2', 'web["b"] 2'],
    ],
    [
      'each of a map',
      SERVICE('web', '  for_each = { a = { n = 3 } }\n  desired_count = each.value.n\n'),
      ['web["a"] 3'],
    ],
    [
      'each of what nobody knows',
      VARIABLE('all') + SERVICE('web', '  for_each = var.all\n  desired_count = 2\n'),
      ['web ?'],
    ],
    [
      'as many as nobody knows',
      VARIABLE('n') + SERVICE('web', '  count = var.n\n  desired_count = 2\n'),
      ['web ?'],
    ],
    [
      'what an autoscaler keeps',
      SERVICE('web', '  desired_count = 3\n') + TARGET('"service/shop/${aws_ecs_service.web.name}"'),
      ['web 2–9'],
    ],
    [
      'what an autoscaler keeps by its name',
      SERVICE('web', '  desired_count = 3\n') + TARGET('"service/shop/web"'),
      ['web 2–9'],
    ],
    [
      'no other autoscaler',
      SERVICE('web', '  desired_count = 3\n') + TARGET('"service/shop/mail"'),
      ['web 3'],
    ],
  ] as const)
    it(`declares ${what}`, async () => {
      assert.deepEqual(await quantities(text), expected);
    });

  it('is read in the files of a folder together, and in no others', async () => {
    assert.deepEqual(
      await quantities({
        'live/main.tf': SERVICE('web', '  desired_count = var.n\n'),
        'live/variables.tf': VARIABLE('n', '1'),
        'live/scaling.tf': TARGET('"service/shop/${aws_ecs_service.web.name}"'),
        'test/main.tf': SERVICE('web', '  desired_count = var.n\n'),
      }),
      ['web 2–9', 'web ?'],
    );
  });

  const FILES = {
    'variables.tf': ['a', 'b', 'c', 'd', 'e'].map((name) => VARIABLE(name, '1')).join(''),
    'terraform.tfvars': 'b = 2\nc = 2\nd = 2\ne = 2\n',
    'terraform.tfvars.json': '{ "c": 3, "d": 3, "e": 3 }',
    'a.auto.tfvars': 'd = 4\ne = 4\n',
    'b.auto.tfvars.json': '{ "e": 5 }',
    'live.tfvars': 'a = 9\n',
  };

  it('takes the values that a run takes by itself, the later file over the earlier', async () => {
    const main = ['a', 'b', 'c', 'd', 'e']
      .map((name) => SERVICE(name, `  desired_count = var.${name}\n`))
      .join('');
    assert.deepEqual(await quantities({ ...FILES, 'main.tf': main }), ['a 1', 'b 2', 'c 3', 'd 4', 'e 5']);
  });

  it(withTerraform('takes them as terraform does'), function () {
    if (!hasTerraform) this.skip();
    assert.deepEqual(worksOut(FILES, '[var.a, var.b, var.c, var.d, var.e]'), [1, 2, 3, 4, 5]);
  });

  it('is read in JSON too', async () => {
    const json = {
      variable: { n: { default: 2 } },
      resource: {
        aws_ecs_service: {
          web: { name: 'web', desired_count: '${var.n + 1}' },
          mail: [{ name: 'mail', desired_count: 4 }],
        },
        aws_autoscaling_group: [{ nodes: { min_size: 1, max_size: '${var.n}' } }],
      },
    };
    assert.deepEqual(await quantities({ 'main.tf.json': JSON.stringify(json) }), [
      'nodes 1–2',
      'web 3',
      'mail 4',
    ]);
  });

  it('calls what has no telling label as AWS knows it', async () => {
    const text =
      SERVICE('this', '  desired_count = 1\n', 'shop-web') +
      SERVICE('main', '  for_each = toset(["mail"])\n  desired_count = 1\n');
    assert.deepEqual(await quantities(text), ['shop-web 1', 'mail 1']);
  });

  it('does not take a group for the service that runs on it', async () => {
    const text = SERVICE('web', '  desired_count = 1\n') + GROUP('web');
    assert.deepEqual(await quantities(text), ['aws_autoscaling_group.web 1–6', 'web 1']);
  });

  it('knows where a number is written, through every name', async () => {
    const files = {
      'main.tf': SERVICE('web', '  desired_count = local.n\n'),
      'locals.tf': 'locals {\n  n = var.n\n}\n',
      'variables.tf': VARIABLE('n', '1'),
      'live.auto.tfvars': 'n = 7 # many\n',
    };
    const [type] = await typesOf(files);
    const at = type?.quantity.at;
    assert.ok(at);
    assert.equal(at.at.uri, 'file:///shop/live.auto.tfvars');
    assert.equal(files['live.auto.tfvars'].slice(at.at.span.start, at.at.span.end), '7');
    assert.deepEqual(
      at.through.map(({ at: { uri } }) => uri),
      ['file:///shop/locals.tf', 'file:///shop/main.tf'],
    );
  });

  it('leaves the number to others where changes are ignored', async () => {
    const ignoring = (argument: string) => `  lifecycle {\n    ignore_changes = [${argument}]\n  }\n`;
    const counts = async (text: string) =>
      (await typesOf({ 'main.tf': text })).map(({ quantity: { at, count } }) => [at !== undefined, count]);
    const group = (argument: string) => GROUP('web', `  desired_capacity = 3\n${ignoring(argument)}`);
    assert.deepEqual(await counts(group('load_balancers')), [[true, 3]]);
    assert.deepEqual(await counts(group('desired_capacity')), [[false, 1]]);
    const service = (argument: string) => SERVICE('web', `  desired_count = 3\n${ignoring(argument)}`);
    assert.deepEqual(await counts(service('task_definition')), [[true, 3]]);
    assert.deepEqual(await counts(service('task_definition, desired_count')), [[false, 3]]);
  });

  for (const [what, text] of [
    ['another cloud', 'resource "google_compute_instance_group_manager" "web" {\n  target_size = 3\n}\n'],
    ['Kubernetes', 'resource "kubernetes_deployment" "web" {\n  spec {\n    replicas = 3\n  }\n}\n'],
    ['variables alone', VARIABLE('n', '3')],
    ['what is read from AWS', 'data "aws_ecs_service" "web" {\n  service_name = "web"\n}\n'],
  ] as const)
    it(`is left alone with ${what}`, async () => {
      const { service } = await serviceOver({ 'main.tf': text });
      assert.deepEqual(service.snapshot.manifests, []);
    });

  it('that holds itself is not known', async () => {
    const text = `locals {\n  a = local.b\n  b = local.a\n}\n${SERVICE('web', '  desired_count = local.a\n')}`;
    assert.deepEqual(await quantities(text), ['web ?']);
  });
});

describe('the tasks of Terraform', () => {
  const TASK = (definitions: string, more = '') =>
    `resource "aws_ecs_task_definition" "web" {\n  family = "web"\n${more}  container_definitions = ${definitions}\n}\n`;
  const WEB = SERVICE('web', '  desired_count = 1\n  task_definition = aws_ecs_task_definition.web.arn\n');
  const runs = async (files: Record<string, string>) =>
    (await typesOf(files)).map(({ command, image }) => [image?.value, command?.text])[0];

  const JSON_TEXT =
    '[{ "name": "log", "essential": false, "image": "log" }, { "image": "shop:1", "command": ["gunicorn", "shop:app"] }]';
  const HCL_TEXT =
    '[{ name = "log", essential = false, image = "log" }, { image = "shop:1", command = ["gunicorn", "shop:app"] }]';
  for (const [what, files] of [
    ['an encoded value', { 'main.tf': WEB + TASK(`jsonencode(${HCL_TEXT})`) }],
    [
      'a local value',
      { 'main.tf': `${WEB}${TASK('jsonencode(local.all)')}locals {\n  all = ${HCL_TEXT}\n}\n` },
    ],
    ['a text', { 'main.tf': WEB + TASK(`<<EOF\n${JSON_TEXT}\nEOF`) }],
    ['an indented text', { 'main.tf': WEB + TASK(`<<-EOF\n    ${JSON_TEXT}\n  EOF`) }],
    [
      'a text of a local value',
      { 'main.tf': `${WEB}${TASK('local.all')}locals {\n  all = <<EOF\n${JSON_TEXT}\nEOF\n}\n` },
    ],
    ['a file', { 'main.tf': WEB + TASK('file("${path.module}/web.json")'), 'web.json': JSON_TEXT }],
    [
      'a template',
      {
        'main.tf': WEB + TASK('templatefile("web.json.tpl", { tag = "1" })'),
        'web.json.tpl': JSON_TEXT.replace('shop:1', 'shop:${tag}'),
      },
    ],
    [
      'a text with what is worked out in it',
      {
        'main.tf': `${WEB}${TASK(`<<EOF\n${JSON_TEXT.replace('shop:1', 'shop:${var.tag}').replace('"image": "shop', '"cpu": ${var.cpu}, "image": "shop')}\nEOF`)}${VARIABLE('tag', '1')}`,
      },
    ],
  ] as const)
    it(`are read from ${what}`, async () => {
      assert.deepEqual(await runs(files), ['shop:1', 'gunicorn shop:app']);
    });

  it('have no image where a run is given it', async () => {
    const text = `${WEB}${TASK('jsonencode([{ image = var.image, command = ["gunicorn", var.app] }])')}${VARIABLE('image')}`;
    assert.deepEqual(await runs({ 'main.tf': text }), [undefined, undefined]);
  });

  it('know the words of their command in a text', async () => {
    const text = WEB + TASK(`<<-EOF\n    ${JSON_TEXT}\n  EOF`);
    const [type] = await typesOf({ 'main.tf': text });
    const slice = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
    assert.deepEqual(
      type?.command?.words.map(({ at, exact }) => [slice(at.span), exact]),
      [
        ['"gunicorn"', true],
        ['"shop:app"', true],
      ],
    );
  });
});
