import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import { isRefusal } from '../../../src/core/manager';
import { describeQuantity } from '../../../src/core/quantity';
import { kubernetes } from '../../../src/managers/kubernetes';
import { readFixtures } from './fixtures';

describe('the kinds of a cluster', () => {
  let fixtures: Awaited<ReturnType<typeof readFixtures>>;
  before(async () => {
    fixtures = await readFixtures('kubernetes', 'test/fixtures');
  });
  const member = (name: string) =>
    fixtures.service.snapshot.formations
      .flatMap(({ members }) => members)
      .find((found) => found.name === name);
  const declared = (name: string) => {
    const type = member(name)?.declarations[0]?.processType;
    assert.ok(type, name);
    return type;
  };

  for (const [name, term, quantity] of [
    ['canary', 'Rollout', '0–7'],
    ['legacy', 'DeploymentConfig', '2'],
    ['hello', 'Knative Service', '1–4'],
    ['idle', 'Knative Service', '0 or more'],
    ['migrate-', 'Job', '2'],
    ['one', 'Deployment', '2'],
    ['two', 'Deployment', '1'],
  ] as const)
    it(`give ${name} as ${term}, ${quantity}`, () => {
      assert.equal(declared(name).term, term);
      assert.equal(describeQuantity(declared(name).quantity), quantity);
    });

  it('have each count where it is written', () => {
    const at = (name: string) => {
      const place = declared(name).quantity.at;
      return place && fixtures.text(place);
    };
    assert.deepEqual(['canary', 'legacy', 'hello', 'idle', 'two'].map(at), [
      '5',
      '2',
      "'1'",
      undefined,
      undefined,
    ]);
  });

  it('have an autoscaler move only what is in its own namespace', () => {
    assert.equal(declared('canary').quantity.autoscaler?.term, 'ScaledObject');
    assert.equal(declared('legacy').quantity.autoscaler, undefined);
  });

  it('are entered from outside through a Gateway route, and by Knative', () => {
    assert.deepEqual(
      ['legacy', 'hello', 'canary'].map((name) => member(name)?.entry),
      [true, true, false],
    );
  });

  it('have one container that is the app, and sidecars that are not', () => {
    assert.equal(declared('web').command?.text, 'node web.js');
    assert.equal(declared('api').command?.text, 'node api.js');
    assert.deepEqual(
      declared('web').traits.map((trait) => fixtures.text(trait)),
      ['2020'],
    );
  });

  it('are asked for where they are declared', () => {
    const environment = fixtures.service.snapshot.formations[0]?.environments[0];
    assert.ok(environment);
    assert.equal(
      kubernetes.observe?.(environment, undefined)?.command.args[1],
      'jobs,rollouts.argoproj.io,deploymentconfigs.apps.openshift.io,pods',
    );
  });

  it('are not scaled where a count has no meaning', () => {
    const request = (name: string) => {
      const declaration = member(name)?.declarations[0];
      assert.ok(declaration);
      return kubernetes.scale({ ...declaration, count: 3, source: (uri) => fixtures.service.source(uri) });
    };
    assert.ok(isRefusal(request('hello')));
    assert.ok(!isRefusal(request('canary')));
  });
});
