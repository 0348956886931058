import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { describeQuantity, whenAsked } from '../../src/core/quantity';
import { applyEdits } from '../../src/core/source';
import { isRefusal } from '../../src/core/manager';
import { managers } from '../../src/managers/index';
import { rules } from '../../src/rules/index';
import { WorkspaceService } from '../../src/workspace/service';
import { memoryFiles, problemsOf, serviceOver } from './memory';

const COMPOSE =
  'services:\n  web:\n    image: shop # keep me\n    ports: ["8080:80"]\n  worker:\n    image: shop\n    deploy:\n      replicas: 2\n';

describe('a workspace', () => {
  it('joins a process type that a Procfile and a compose file declare', async () => {
    const { service } = await serviceOver({ Procfile: 'web: node server.js\n', 'compose.yaml': COMPOSE });
    const [formation] = service.snapshot.formations;
    const web = formation?.members.find(({ name }) => name === 'web');
    assert.deepEqual(
      web?.declarations.map(({ processType }) => processType.manager),
      ['procfile', 'compose'],
    );
  });

  it('keeps apps in their own folders apart', async () => {
    const { service } = await serviceOver({ 'a/Procfile': 'web: a\n', 'b/Procfile': 'web: b\n' });
    assert.deepEqual(
      service.snapshot.formations.map(({ app }) => app.name),
      ['a', 'b'],
    );
  });

  it('joins what .formation.yaml says is the same', async () => {
    const { service } = await serviceOver({
      '.formation.yaml': 'app: store\nsame:\n  web: [frontend]\n',
      Procfile: 'web: node server.js\n',
      'compose.yaml': 'services:\n  frontend:\n    image: shop\n',
    });
    const [formation] = service.snapshot.formations;
    assert.equal(formation?.app.name, 'store');
    assert.deepEqual(
      formation?.members.map(({ name }) => name),
      ['web'],
    );
  });

  it('lets the override file win over the compose file', async () => {
    const { service } = await serviceOver({
      'compose.yaml': COMPOSE,
      'compose.override.yaml': 'services:\n  worker:\n    deploy:\n      replicas: 5\n',
    });
    const worker = service.snapshot.formations[0]?.members.find(({ name }) => name === 'worker');
    const [declaration] = worker?.declarations ?? [];
    assert.equal(declaration && describeQuantity(declaration.processType.quantity), '5');
    assert.equal(declaration?.processType.declarations.length, 2);
  });

  it('shows what a profile leaves out as what it is, and finds no fault with it', async () => {
    const { service, uri } = await serviceOver({
      'compose.yaml':
        'services:\n  debug:\n    image: x\n    profiles: [debug]\n    scale: 2\n    container_name: one\n',
    });
    const debug = service.snapshot.formations[0]?.members[0]?.declarations[0]?.processType;
    assert.equal(debug && whenAsked(describeQuantity(debug.quantity), debug.dormant), '2 with profile debug');
    assert.equal(service.snapshot.problems.get(uri('compose.yaml')), undefined);
  });

  it('is found where it is declared first, and by each place that declares it', async () => {
    const { service } = await serviceOver({
      'compose.yaml': COMPOSE,
      'compose.override.yaml': 'services:\n  web:\n    scale: 2\n',
    });
    const web = service.snapshot.formations[0]?.members.find(({ name }) => name === 'web')?.declarations[0];
    assert.ok(web);
    assert.ok(web.processType.name.at.uri.endsWith('/compose.yaml'));
    assert.equal(web.processType.declarations.length, 2);
  });

  it('follows an edit of a file that an entry looked at', async () => {
    const { service, uri } = await serviceOver({
      'compose.yaml': 'services:\n  web:\n    image: shop\n    scale: ${N}\n',
      '.env': 'N=2\n',
    });
    const quantity = () => service.snapshot.formations[0]?.members[0]?.declarations[0]?.processType.quantity;
    assert.equal(quantity()?.count, 2);
    await service.edit({ uri: uri('.env'), version: 1, text: 'N=7\n' });
    assert.equal(quantity()?.count, 7);
    await service.edit({ uri: uri('.env'), version: 2, text: '' });
    assert.equal(quantity()?.known, false);
  });

  it('notices a file that appears where one was missed', async () => {
    const { service, uri, files } = await serviceOver({ 'compose.yaml': COMPOSE });
    files.set('compose.override.yaml', 'services:\n  worker:\n    scale: 4\n    deploy: !reset null\n');
    await service.changed(uri('compose.override.yaml'));
    const worker = service.snapshot.formations[0]?.members.find(({ name }) => name === 'worker');
    assert.equal(worker?.declarations[0]?.processType.quantity.count, 4);
  });

  it('says what a look-alike is, and reads nothing from it', async () => {
    const { service } = await serviceOver({
      'compose.yaml': 'services:\n  {{ .Values.name }}:\n    image: x\n',
    });
    assert.deepEqual(
      service.snapshot.manifests.map(({ lookAlike }) => lookAlike),
      ['Helm template'],
    );
    assert.equal(service.snapshot.problems.size, 0);
  });
});

describe('files that are read together', () => {
  it('are one environment, in which each process type stands once', async () => {
    const { service, uri } = await serviceOver({
      'a.yaml': COMPOSE,
      'b.yaml': 'services:\n  worker:\n    deploy:\n      replicas: 4\n',
    });
    await service.readTogether({ together: [uri('a.yaml'), uri('b.yaml')] });
    const environments = service.snapshot.formations.flatMap((formation) => formation.environments);
    assert.deepEqual(
      environments.map(({ processTypes }) =>
        processTypes.map(({ name, quantity }) => [name.value, quantity.count]),
      ),
      [
        [
          ['web', 1],
          ['worker', 4],
        ],
      ],
    );
  });
});

describe('problems', () => {
  it('are errors for a fixed host port and a container name where two copies are declared', async () => {
    const text =
      'services:\n  web:\n    image: shop\n    container_name: one\n    ports: ["8080:80"]\n    scale: 2\n';
    assert.deepEqual(await problemsOf({ 'compose.yaml': text }, 'compose.yaml'), [
      'error single-copy-resource: one',
      'error single-copy-resource: "8080:80"',
    ]);
  });

  it('name the services of a circle in the order in which they wait', async () => {
    const service = (name: string, on: string) => `  ${name}:\n    image: x\n    depends_on: [${on}]\n`;
    const text = `services:\n${service('a', 'b')}${service('b', 'c')}${service('c', 'b')}`;
    const { service: workspace, uri } = await serviceOver({ 'compose.yaml': text });
    const [problem] = workspace.snapshot.problems.get(uri('compose.yaml')) ?? [];
    assert.ok(problem);
    assert.ok(problem.message.includes('"b" → "c" → "b"'), problem.message);
    assert.equal(text.slice(problem.at.span.start, problem.at.span.end), 'b');
  });

  it('point at the daemonizing flag', async () => {
    const text = 'web: gunicorn --daemon app:app\n';
    assert.deepEqual(await problemsOf({ Procfile: text }, 'Procfile'), [
      'error detaches-from-manager: --daemon',
    ]);
  });

  it('tell of the lines that runners do not see, and of a type declared twice', async () => {
    const text = 'web: node a.js\n worker: node b.js\nweb: node c.js\n';
    assert.deepEqual(await problemsOf({ Procfile: text }, 'Procfile'), [
      'warning procfile-ignored-line:  worker: node b.js',
      'error procfile-duplicate-type: web',
    ]);
  });

  it('of broken YAML have a range, and cost only their own node', async () => {
    const { service, uri } = await serviceOver({ 'compose.yaml': `${COMPOSE}  bad: [1\n` });
    assert.ok(
      (service.snapshot.problems.get(uri('compose.yaml')) ?? []).some(({ rule }) => rule === 'syntax'),
    );
    const names = service.snapshot.manifests[0]?.processTypes.map(({ name }) => name.value);
    assert.deepEqual(names, ['web', 'worker']);
  });
});

describe('scaling a compose service', () => {
  const plansFor = async (text: string, type: string, count: number) => {
    const { service } = await serviceOver({ 'compose.yaml': text });
    const declaration = service.snapshot.formations[0]?.members.find(({ name }) => name === type)
      ?.declarations[0];
    assert.ok(declaration);
    const compose = managers.find(({ id }) => id === 'compose');
    const plans = compose?.scale({ ...declaration, count, source: (uri) => service.source(uri) });
    assert.ok(plans && !isRefusal(plans));
    return plans;
  };

  it('runs the one service and leaves all others as they are', async () => {
    const [run] = await plansFor(COMPOSE, 'worker', 3);
    assert.ok(run?.verb === 'run');
    assert.deepEqual(run.steps[0]?.args, [
      ...['compose', '-f', 'compose.yaml', 'up', '-d', '--no-deps', '--no-recreate'],
      ...['--scale', 'worker=3', 'worker'],
    ]);
  });

  it('lets no name of a service be taken for an option', async () => {
    const [run] = await plansFor('services:\n  --build:\n    image: shop\n', '--build', 3);
    assert.ok(run?.verb === 'run');
    assert.deepEqual(run.steps[0]?.args.slice(-4), ['--scale', '--build=3', '--', '--build']);
  });

  it('writes over the count, or adds one, and changes nothing else', async () => {
    for (const [type, before, after] of [
      ['worker', 'replicas: 2', 'replicas: 3'],
      ['web', 'ports: ["8080:80"]\n', 'ports: ["8080:80"]\n    scale: 3\n'],
    ] as const) {
      const write = (await plansFor(COMPOSE, type, 3)).find(({ verb }) => verb === 'write');
      assert.ok(write?.verb === 'write');
      assert.equal(applyEdits(COMPOSE, write.changes[0]?.edits ?? []), COMPOSE.replace(before, after));
    }
  });
});

describe('a set of files that the settings name', () => {
  const files = {
    'compose.yaml': COMPOSE,
    'compose.prod.yaml': 'services:\n  worker:\n    deploy:\n      replicas: 7\n',
  };
  const counts = (service: Awaited<ReturnType<typeof serviceOver>>['service']) =>
    service.snapshot.formations
      .flatMap(({ environments }) => environments)
      .map(({ name, processTypes }) => [
        name,
        processTypes.find((type) => type.name.value === 'worker')?.quantity.count,
      ]);

  it('is an environment of its own, which follows each of its files', async () => {
    const { service, uri } = await serviceOver(files);
    await service.useFileSets([[uri('compose.yaml'), uri('compose.prod.yaml')]]);
    assert.deepEqual(counts(service), [
      ['compose.prod.yaml', 7],
      ['compose.yaml', 2],
      ['compose.yaml + compose.prod.yaml', 7],
    ]);
    await service.edit({
      uri: uri('compose.prod.yaml'),
      version: 1,
      text: files['compose.prod.yaml'].replace('7', '9'),
    });
    assert.deepEqual(counts(service).at(-1), ['compose.yaml + compose.prod.yaml', 9]);
  });

  it('is gone with the setting', async () => {
    const { service, uri } = await serviceOver(files);
    await service.useFileSets([[uri('compose.yaml'), uri('compose.prod.yaml')]]);
    await service.useFileSets([]);
    assert.equal(counts(service).length, 2);
  });
});

describe('a file that cannot be read as text', () => {
  const withFault = async (text: string, fault: string) => {
    const memory = memoryFiles(new Map([['compose.yaml', text]]));
    const read = (uri: string) =>
      Promise.resolve(uri.endsWith('/compose.yaml') ? { text, fault } : ('absent' as const));
    const service = new WorkspaceService({ ...memory, read }, managers, rules);
    await service.refresh();
    return [...service.snapshot.problems.values()].flat().map(({ message }) => message);
  };

  it('is told of where it is a manifest', async () => {
    assert.deepEqual(await withFault(COMPOSE, 'Too large.'), ['Too large.']);
  });

  it('is none of ours where it is not', async () => {
    assert.deepEqual(await withFault('{}', 'Too large.'), []);
  });
});

describe('a file in a folder that is never looked into', () => {
  it('counts while it is open, and no longer', async () => {
    const { service, uri, files } = await serviceOver({ Procfile: 'web: a\n' });
    files.set('node_modules/x/Procfile', 'other: b\n');
    const manifests = () => service.snapshot.manifests.length;
    await service.changed(uri('node_modules/x/Procfile'));
    assert.equal(manifests(), 1);
    await service.edit({ uri: uri('node_modules/x/Procfile'), version: 1, text: 'other: b\n' });
    assert.equal(manifests(), 2);
    await service.close(uri('node_modules/x/Procfile'));
    assert.equal(manifests(), 1);
  });
});
