import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import type { Origin } from '../../../src/core/source';
import { serviceOver } from '../../workspace/memory';
import { readFixtures } from './fixtures';

type Fixtures = Awaited<ReturnType<typeof readFixtures>>;

const OVER = 'overlays/production/kustomization.yaml';

describe('a kustomization', () => {
  it('is an environment by its folder, and takes the files it names out of all others', async () => {
    const { environments } = await readFixtures('names');
    assert.deepEqual(
      environments.map(({ name }) => name),
      ['shop/base', 'overlays/production'],
    );
  });

  describe('over a base', () => {
    let fixtures: Fixtures;
    before(async () => {
      fixtures = await readFixtures('names');
    });

    it('renames, moves and labels, and the base stays as it is', () => {
      const { type } = fixtures;
      const web = type(OVER, 'shop-web-blue');
      assert.equal(web.key, 'Deployment/production/shop-web-blue');
      assert.deepEqual(web.alsoNamed.slice(0, 2), ['web', 'shop-web']);
      assert.deepEqual(web.labels, { app: 'web', tier: 'front' });
      assert.equal(web.image?.value, 'registry.example.com/web:2.0');
      assert.equal(type('base/kustomization.yaml', 'shop-web').image?.value, 'acme/web:1.0');
    });

    it('has every value where it is written, through the base or patch that brought it', () => {
      const { type, text } = fixtures;
      const { name, quantity, image } = type(OVER, 'shop-web-blue');
      assert.equal(text(name), 'web');
      assert.ok(quantity.at && image);
      assert.equal(text(quantity.at), '2');
      assert.deepEqual(
        quantity.at.through.map(({ via, at }) => [via, text({ at })]),
        [['base', '../../base']],
      );
      assert.equal(text(image), "'2.0'");
      assert.deepEqual(
        image.through.map(({ via }) => via),
        ['patch'],
      );
    });

    it('leads autoscalers, backends and selectors to the new names', () => {
      const { environment, service } = fixtures;
      const { autoscalers, endpoints, processTypes } = environment(OVER);
      assert.equal(autoscalers[0]?.target, processTypes[0]?.key);
      assert.deepEqual(
        endpoints.map(({ names, selects, leadsTo }) => [names, selects ?? leadsTo]),
        [
          [['shop-web-blue'], { app: 'web', tier: 'front' }],
          [['shop-web-blue'], ['shop-web-blue']],
        ],
      );
      const [quantity] = service.snapshot.formations
        .flatMap(({ members }) => members.flatMap(({ declarations }) => declarations))
        .map(({ processType }) => processType.quantity);
      assert.deepEqual([quantity?.kind, quantity?.min, quantity?.max], ['range', 2, 6]);
    });
  });

  it('lists the place that wins last, inline patches at their own characters', async () => {
    const { type, text, uri } = await readFixtures('patches');
    const places = (path: string) =>
      type(path, 'api').declarations.map((at) => `${at.uri.slice(uri('').length)}: ${text({ at })}`);
    const inline = 'overlays/inline/kustomization.yaml';
    assert.deepEqual(places(inline).slice(0, 2), ['base/api.yaml: api', `${inline}: api`]);
    assert.deepEqual(places('overlays/files/kustomization.yaml').slice(0, 2), [
      'base/api.yaml: api',
      'overlays/files/replicas.yaml: api',
    ]);
    const { quantity } = type(inline, 'api');
    assert.ok(quantity.at);
    assert.equal(text(quantity.at), '4');
    assert.equal(quantity.at.at.uri, uri(inline));
  });

  it('fills in what its generators make, each value where it is written there', async () => {
    const { type, text, files, uri } = await readFixtures('params');
    const place = (path: string, written: string) => {
      const start = files[path]?.indexOf(written) ?? -1;
      return { uri: uri(path), span: { start, end: start + written.length } };
    };
    const { command, image, quantity } = type('kustomization.yaml', 'shop-web');
    assert.equal(command?.text, "serve 'good day' orders=all");
    assert.ok(image && quantity.at);
    assert.equal(text(image), 'registry.example.com/web:2.0');
    assert.equal(quantity.count, 3);
    assert.equal(text(quantity.at), '3');
    const workers = type('kustomization.yaml', 'shop-worker').quantity;
    assert.deepEqual([workers.count, workers.at?.at], [2, place('params.env', '2')]);
  });

  it('is called by as much of its path as tells it apart', async () => {
    const manifest = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: NAME}\n';
    const { service } = await serviceOver(
      Object.fromEntries(
        ['one', 'two'].flatMap((name) => [
          [`${name}/overlays/live/kustomization.yaml`, 'resources: [web.yaml]\n'],
          [`${name}/overlays/live/web.yaml`, manifest.replace('NAME', name)],
        ]),
      ),
    );
    assert.deepEqual(
      service.snapshot.formations[0]?.environments.map(({ name }) => name),
      ['one/overlays/live', 'two/overlays/live'],
    );
  });

  it('is the same process type under every name that overlays give it', async () => {
    const { service } = await readFixtures('names');
    const members = service.snapshot.formations.flatMap((formation) => formation.members);
    assert.deepEqual(
      members.map(({ name, declarations }) => [name, declarations.length]),
      [['shop-web', 2]],
    );
  });

  it('keeps the type that is meant apart from its variants', async () => {
    const { environment } = await readFixtures('variants');
    const { processTypes, autoscalers } = environment('both/kustomization.yaml');
    assert.deepEqual(
      processTypes.map(({ key, quantity }) => [key, quantity.count]),
      [
        ['Deployment/both/a-worker', 7],
        ['Deployment/both/worker-b', 7],
      ],
    );
    assert.deepEqual(
      autoscalers.map(({ target }) => target),
      processTypes.map(({ key }) => key),
    );
  });
});

/** Each refused fixture: what the problem's range slices, and which law or reader tells of it. */
const REFUSED: Readonly<Record<string, readonly [string, string]>> = {
  'replicas-miss': ['kustomize-replicas-miss', 'wbe'],
  'patch-miss': ['kustomize-patch-miss', 'wbe'],
  'patch-kind': ['syntax', 'none'],
  operation: ['syntax', 'operations.yaml'],
  'resource-missing': ['syntax', 'worker.yaml'],
  'patch-missing': ['syntax', 'nowhere.yaml'],
  outside: ['syntax', '../web.yaml'],
  cycle: ['syntax', 'over'],
  'cycle/over': ['syntax', '../../cycle'],
  twice: ['syntax', 'web.yaml'],
  'unknown-field': ['syntax', 'replica'],
  'text-count': ['syntax', "'2'"],
  'number-tag': ['syntax', '1.0'],
  'bool-namespace': ['syntax', 'on'],
  api: ['syntax', 'kustomize.config.k8s.io/v2'],
  empty: ['syntax', ''],
  'component-as-resource': ['syntax', 'component'],
  'no-name': ['syntax', 'nameless.yaml'],
  'base-refused': ['syntax', '../replicas-miss'],
  generator: ['syntax', 'settings.properties'],
  'key-twice': ['syntax', 'image=shop:2'],
  literal: ['syntax', 'image'],
  'var-twice': [
    'syntax',
    'name: IMAGE\n    objref: { apiVersion: v1, kind: ConfigMap, name: settings }\n    fieldref: { fieldpath: data.image }',
  ],
  'json-without-target': ['syntax', `'[{"op": "remove", "path": "/spec"}]'`],
  anchor: ['syntax', 'web.yaml'],
  'no-source': ['syntax', '{ kind: ConfigMap, name: settings }'],
  'no-field': ['syntax', 'spec.paused'],
};

describe('what kustomize refuses', () => {
  let fixtures: Fixtures;
  before(async () => {
    fixtures = await readFixtures('refused');
  });
  for (const [name, [rule, text]] of Object.entries(REFUSED))
    it(`is told once, where it is written: ${name}`, () => {
      const problems = fixtures.service.snapshot.problems.get(fixtures.uri(`${name}/kustomization.yaml`));
      const errors = (problems ?? []).filter(({ severity }) => severity === 'error');
      assert.deepEqual(
        errors.map((problem) => [problem.rule, fixtures.text(problem)]),
        [[rule, text]],
      );
    });

  it('is a base that leads back, and not only one too many', () => {
    const problems = fixtures.service.snapshot.problems.get(fixtures.uri('cycle/kustomization.yaml'));
    assert.match(problems?.[0]?.message ?? '', /leads back to a kustomization/);
  });

  it('is mended where a name is nearly right', () => {
    const uri = fixtures.uri('replicas-miss/kustomization.yaml');
    const [fix] = fixtures.service.snapshot.problems.get(uri)?.[0]?.fixes ?? [];
    assert.equal(fix?.title, 'Name web');
    const at: Origin | undefined = fixtures.service.snapshot.problems.get(uri)?.[0]?.at;
    assert.deepEqual(fix?.changes(), [{ uri, edits: [{ span: at?.span, text: 'web' }] }]);
  });

  it('is nothing in a base that others can build', () => {
    assert.deepEqual(
      fixtures.service.snapshot.problems.get(fixtures.uri('base/kustomization.yaml')) ?? [],
      [],
    );
  });
});
