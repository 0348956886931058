import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { describeQuantity } from '../../../src/core/quantity';
import { serviceOver } from '../../workspace/memory';
import { GROUP, JOB } from './jobs';

async function membersOf(files: Record<string, string>) {
  const { service } = await serviceOver(files);
  return service.snapshot.formations.flatMap(({ members }) => members);
}

const typesOf = async (files: Record<string, string>) =>
  (await membersOf(files)).flatMap(({ declarations }) => declarations.map(({ processType }) => processType));

const quantities = async (text: string, file = 'shop.nomad') =>
  (await typesOf({ [file]: text })).map(
    ({ name, quantity }) => `${name.value} ${describeQuantity(quantity)}`,
  );

const commandOf = async (text: string) =>
  (await typesOf({ 'shop.nomad': text })).map(({ command }) => command?.text)[0];

describe('the groups of a Nomad job', () => {
  for (const [what, text, expected] of [
    ['as many as they say', JOB('a', GROUP('web', 'count = 3'), GROUP('worker')), ['web 3', 'worker 1']],
    ['what a text says', JOB('a', GROUP('web', 'count = "3"')), ['web 3']],
    ['as many as the minimum', JOB('a', GROUP('web', 'scaling {\nmin = 2\nmax = 5\n}')), ['web 2–5']],
    ['a range', JOB('a', GROUP('web', 'count = 3\nscaling {\nmax = 5\n}')), ['web 3–5']],
    ['one on each client', JOB('a', 'type = "system"', GROUP('web')), ['web 1 per node']],
    ['one on each client that ends', JOB('a', 'type = "sysbatch"', GROUP('web')), ['web 1 per node']],
    [
      'started by the clock',
      JOB('a', 'type = "batch"\nperiodic {\ncron = "@daily"\n}\n', GROUP('web')),
      ['web on demand'],
    ],
    [
      'started by each dispatch',
      JOB('a', 'type = "batch"\nparameterized {}\n', GROUP('web', 'count = 2')),
      ['web on demand, 2 at once'],
    ],
    [
      "what a variable's default says",
      `variable "n" {\n  default = 4\n}\n${JOB('a', GROUP('web', 'count = var.n'))}`,
      ['web 4'],
    ],
    [
      'what is worked out',
      `locals {\n  n = 2\n}\n${JOB('a', GROUP('web', 'count = local.n * 2 + 1'))}`,
      ['web 5'],
    ],
    ['what nobody says', `variable "n" {}\n${JOB('a', GROUP('web', 'count = var.n'))}`, ['web ?']],
    ['a task by itself', 'job "a" {\n  task "web" {\n    driver = "docker"\n  }\n}\n', ['web 1']],
  ] as const)
    it(`are ${what}`, async () => {
      assert.deepEqual(await quantities(text), expected);
    });

  it('are read as the first version of HCL wrote them', async () => {
    const text =
      'job "shop" {\n  "group" "web" {\n    "count" = 2\n    task "web" {\n      driver = "docker"\n      config { image = "shop" command = "run" args = ["-p", "${NOMAD_PORT_http}"] }\n      resources { cpu = 1 network { mbits = 1 port "http" {} } }\n    }\n  }\n}\n';
    const { service } = await serviceOver({ 'shop.nomad': text });
    assert.deepEqual([...service.snapshot.problems], []);
    assert.deepEqual(await quantities(text), ['web 2']);
    assert.equal(await commandOf(text), 'run -p ${NOMAD_PORT_http}');
  });

  it('are those of the JSON of the API too', async () => {
    const job = {
      Job: {
        ID: 'shop',
        Type: 'service',
        TaskGroups: [
          {
            Name: 'web',
            Count: 3,
            Scaling: { Min: 1, Max: 5, Enabled: true },
            Tasks: [{ Name: 'web', Driver: 'docker', Config: { image: 'shop', args: ['run'] } }],
          },
        ],
      },
    };
    assert.deepEqual(await quantities(JSON.stringify(job), 'job.json'), ['web 1–5']);
    assert.deepEqual(await quantities(JSON.stringify(job.Job), 'job.json'), ['web 1–5']);
  });

  it('run the task that they are there for', async () => {
    const helper = 'task "init" {\nlifecycle {\nhook = "prestart"\n}\nconfig {\nargs = ["init"]\n}\n}\n';
    const config = 'entrypoint = ["tini", "--"]\ncommand = "bin/web"\nargs = ["-p", "80"]';
    const text = JOB('a', GROUP('web', helper, config));
    assert.equal(await commandOf(text), 'tini -- bin/web -p 80');
    const led = 'task "lead" {\nleader = true\nconfig {\ncommand = "lead"\n}\n}\n';
    assert.equal(await commandOf(JOB('a', GROUP('web', led, config))), 'lead');
  });

  it('know where each thing is written', async () => {
    const text = `variable "n" {\n  default = 4\n}\n${JOB('a', GROUP('web', 'count = var.n'))}`;
    const [type] = await typesOf({ 'shop.nomad': text });
    const slice = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
    assert.ok(type?.quantity.at);
    assert.equal(slice(type.name.at.span), '"web"');
    assert.equal(slice(type.quantity.at.at.span), '4');
    assert.deepEqual(
      type.quantity.at.through.map(({ at }) => slice(at.span)),
      ['var.n'],
    );
    assert.match(slice(type.body.span), /^group "web" \{[^]*\}$/);
  });

  it('of one name in several jobs of a folder are told apart by the job', async () => {
    const files = {
      'jobs/api.nomad': JOB('api', GROUP('app')),
      'jobs/mail.nomad.hcl': JOB('mail', GROUP('app'), GROUP('cron')),
    };
    assert.deepEqual(
      (await membersOf(files)).map(({ name }) => name),
      ['api', 'mail-app', 'cron'],
    );
    const { service } = await serviceOver(files);
    assert.deepEqual(
      service.snapshot.formations[0]?.environments.map(({ name }) => name),
      ['jobs'],
    );
  });

  it('of one job in two files are an environment each', async () => {
    const { service } = await serviceOver({
      'jobs/live.nomad': JOB('shop', GROUP('web', 'count = 5')),
      'jobs/test.nomad': JOB('shop', GROUP('web', 'count = 1')),
    });
    assert.deepEqual(
      service.snapshot.formations[0]?.environments.map(({ name, processTypes: [type] }) => [
        name,
        type?.quantity.count,
      ]),
      [
        ['live.nomad', 5],
        ['test.nomad', 1],
      ],
    );
  });

  it('need the services that their proxies lead to', async () => {
    const proxy =
      'service {\nname = "shop-web"\nconnect {\nsidecar_service {\nproxy {\nupstreams {\ndestination_name = "shop-db"\n}\n}\n}\n}\n}\n';
    const members = await membersOf({
      'shop.nomad': JOB('shop', GROUP('web', proxy), GROUP('db', 'service {\nname = "shop-db"\n}')),
    });
    assert.deepEqual(
      members.map(({ name, needs }) => [name, needs.map(({ on }) => on)]),
      [
        ['web', ['db']],
        ['db', []],
      ],
    );
  });

  it('need the services that they name to Consul', async () => {
    const env =
      '# mail.service.consul\nservice {\nname = "web"\n}\ntask "web" {\nenv {\nDB = "postgres://db.service.consul:5432"\nOWN = "web.service.eu.consul"\n}\ntemplate {\ndata = "{{ range service \\"queue\\" }}{{ end }}"\n}\n}';
    const named = (name: string) => GROUP(name, `service {\nname = "${name}"\n}`);
    const types = await typesOf({
      'shop.nomad': JOB('shop', `group "web" {\n${env}\n}\n`, named('db'), named('queue'), named('mail')),
    });
    assert.deepEqual(
      types.map(({ name, needs }) => [name.value, needs.map(({ on }) => on)]),
      [
        ['web', ['db', 'queue']],
        ['db', []],
        ['queue', []],
        ['mail', []],
      ],
    );
  });

  it('are a backing service by their image', async () => {
    const [member] = await membersOf({ 'db.nomad': JOB('db', GROUP('db', '', 'image = "postgres:17"')) });
    assert.equal(member?.role, 'backing-service');
    const beside = 'task "cache" {\ndriver = "docker"\nconfig {\nimage = "redis:7"\n}\n}\n';
    const [mixed] = await membersOf({ 'shop.nomad': JOB('shop', GROUP('web', beside)) });
    assert.deepEqual(
      [mixed?.role, mixed?.declarations[0]?.processType.image?.value],
      ['process', 'registry.test/shop'],
    );
  });
});

describe('what is no job for Nomad', () => {
  for (const [name, text] of [
    ['terragrunt.hcl', 'include "root" {\n  path = find_in_parent_folders()\n}\n'],
    ['build.pkr.hcl', 'build {\n  name = "job"\n}\n'],
    ['policy.hcl', 'path "secret/*" {\n  capabilities = ["read"]\n}\n'],
    ['job.json', '{ "job": { "group": [] } }'],
  ] as const)
    it(`is left alone: ${name}`, async () => {
      const { service } = await serviceOver({ [name]: text });
      assert.deepEqual(service.snapshot.manifests, []);
    });

  for (const [text, expected] of [
    [JOB('[[ .job ]]', GROUP('web')), 'Levant or Nomad Pack template'],
    [JOB('a', GROUP('web', 'count = [[ var "n" . ]]')), 'Levant or Nomad Pack template'],
    [JOB('a', GROUP('web', '{% if x %}\ncount = 2\n{% endif %}')), 'Jinja template'],
    [JOB('a', GROUP('web', 'count = {{ n }}')), 'template'],
  ] as const)
    it(`is shown as the template that it is: ${/.*(\[\[|\{%|\{\{).*/.exec(text)?.[0] ?? ''}`, async () => {
      const { service } = await serviceOver({ 'shop.nomad': text });
      assert.deepEqual(
        service.snapshot.manifests.map(({ lookAlike }) => lookAlike),
        [expected],
      );
    });

  it('does not begin where the client works something out', async () => {
    const template =
      'template {\ndata = <<EOF\n{{ range service "db" }}\n{{ .Address }}\n{{ end }}\nEOF\ndestination = "x"\n}\ntemplate {\ndata = "{{ key \\"x\\" }}"\n}\n';
    const { service } = await serviceOver({ 'shop.nomad': JOB('a', template, GROUP('web')) });
    assert.deepEqual(
      service.snapshot.manifests.map(({ lookAlike, processTypes }) => [lookAlike, processTypes.length]),
      [[undefined, 1]],
    );
  });
});
