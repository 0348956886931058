import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import { isRefusal } from '../../../src/core/manager';
import { describeQuantity } from '../../../src/core/quantity';
import { applyEdits } from '../../../src/core/source';
import { kubernetes } from '../../../src/managers/kubernetes';
import { readFixtures } from './fixtures';

describe('a Helm chart', () => {
  let fixtures: Awaited<ReturnType<typeof readFixtures>>;
  before(async () => {
    fixtures = await readFixtures('chart', 'test/fixtures');
  });

  const quantities = (path: string) =>
    fixtures
      .environment(path)
      .processTypes.map(({ name, quantity }) => `${name.value} ${describeQuantity(quantity)}`);

  it('counts what its values count, and leaves open what its templates decide', () => {
    assert.deepEqual(quantities('shop/values.yaml'), [
      'shop 2',
      'worker 3',
      'scheduler 1',
      'api 2–8',
      'mailer ?',
      'redis 1',
      'webhooks 2',
    ]);
    const { quantity } = fixtures.type('shop/values.yaml', 'mailer');
    assert.equal(quantity.known, false);
  });

  it('says of a part that is turned off what turns it on', () => {
    assert.equal(fixtures.type('shop/values.yaml', 'webhooks').dormant, 'webhooks.enabled');
    assert.equal(fixtures.type('shop/values.yaml', 'worker').dormant, undefined);
  });

  it('has the values of an environment over its own', () => {
    assert.deepEqual(quantities('shop/values-production.yaml'), [
      'shop 6',
      'worker 3',
      'scheduler 1',
      'api 2–8',
      'mailer ?',
      'webhooks 2',
    ]);
    const { quantity, image } = fixtures.type('shop/values-production.yaml', 'worker');
    assert.ok(quantity.at && image);
    assert.equal(fixtures.text(quantity.at), '3');
    assert.equal(image.value, 'acme/worker:2.0');
    assert.deepEqual(
      quantity.at.through.map(({ via }) => via),
      ['base'],
    );
  });

  it('has its data stores known as such', () => {
    assert.equal(fixtures.type('shop/values.yaml', 'redis').role, 'backing-service');
    assert.equal(fixtures.type('shop/values.yaml', 'worker').role, 'process');
  });

  it('has templates that are no manifests, and never broken ones', () => {
    const { service, uri } = fixtures;
    for (const name of ['web', 'quoted']) {
      const template = uri(`shop/templates/${name}.yaml`);
      const manifest = service.snapshot.manifests.find((found) => found.uri === template);
      assert.equal(manifest?.lookAlike, 'Helm template');
    }
    assert.deepEqual([...service.snapshot.problems.values()].flat(), []);
  });

  it('is scaled by its values alone', () => {
    const path = 'shop/values-production.yaml';
    const source = (address: string) => fixtures.service.source(address);
    const request = { environment: fixtures.environment(path), count: 9, source };
    const plans = kubernetes.scale({ ...request, processType: fixtures.type(path, 'shop') });
    assert.ok(!isRefusal(plans) && plans[0]?.verb === 'write');
    const [change] = plans[0].changes;
    assert.ok(change);
    const text = fixtures.files[path] ?? '';
    assert.equal(applyEdits(text, change.edits), text.replace('replicaCount: 6', 'replicaCount: 9'));
    const shared = kubernetes.scale({ ...request, processType: fixtures.type(path, 'worker') });
    assert.equal(!isRefusal(shared) && shared[0]?.warnings.length, 1);
    assert.ok(isRefusal(kubernetes.scale({ ...request, processType: fixtures.type(path, 'mailer') })));
  });
});
