import assert from 'node:assert/strict';
import { buildGraph } from '../../../src/core/graph/build';
import { drifts, matricesOf, type Matrix } from '../../../src/core/graph/matrix';
import type { Formation } from '../../../src/core/model';
import { formation, shop, titleOf, type MemberSketch } from './formations';

const tables = (formations: readonly Formation[]) => matricesOf(buildGraph(formations, { titleOf }));

function table(...members: readonly MemberSketch[]): Matrix {
  const [found] = tables([formation('a', members)]);
  assert.ok(found);
  return found;
}

/** Each row with what stands in its cells: quantities, `missing` or nothing, and `!` where the command differs. */
const seen = ({ rows }: Matrix) =>
  rows.map(({ node, cells }) => [
    node.name,
    ...cells.map(({ declarations, missing, differs }) =>
      missing
        ? 'missing'
        : declarations.map((index) => node.declarations[index]?.quantity).join() + (differs ? '!' : ''),
    ),
  ]);

describe('the matrix of an app', () => {
  it('has a row for each process type and a column for each environment that declares one', () => {
    const [first, second] = tables(shop());
    assert.ok(first && second);
    assert.deepEqual(
      first.group.environments.map(({ managerTitle, name }) => [managerTitle, name]),
      [
        ['Procfile', 'Procfile'],
        ['Compose', 'compose.yaml'],
        ['Kubernetes', 'k8s/app.yaml'],
      ],
    );
    assert.deepEqual(seen(first), [
      ['web', '', '3', '2–10'],
      ['worker', '', '2', '4'],
      ['clock', '', 'missing', 'on demand'],
      ['migrate', '', '1', 'on demand'],
      ['postgres', '', '1', ''],
      ['redis', '', '1', ''],
    ]);
    assert.equal(second.group.title, 'billing');
  });

  it('misses what should be running, and neither what runs once nor a backing service', () => {
    const declared = [{ in: 'compose' }];
    const rows = table(
      { name: 'web', declared: [{ in: 'compose' }, { in: 'kubernetes' }] },
      { name: 'worker', declared },
      { name: 'clock', role: 'scheduled', declared },
      { name: 'migrate', role: 'one-off', declared },
      { name: 'db', role: 'backing-service', declared },
    );
    assert.deepEqual(
      rows.rows.filter(drifts).map(({ node }) => node.name),
      ['worker', 'clock'],
    );
  });

  it('misses nothing in an environment that has no process type in common with those that run it', () => {
    const rows = table(
      { name: 'web', declared: [{ in: 'procfile' }, { in: 'compose' }] },
      { name: 'worker', declared: [{ in: 'compose' }] },
      { name: 'curl', declared: [{ in: 'kubernetes' }] },
      { name: 'db', role: 'backing-service', declared: [{ in: 'compose' }, { in: 'kubernetes' }] },
    );
    const missing = rows.rows.flatMap(({ node, cells }) =>
      cells.flatMap((cell, column) =>
        cell.missing ? [`${node.name} in ${rows.group.environments[column]?.managerTitle ?? ''}`] : [],
      ),
    );
    assert.deepEqual(missing, ['worker in Procfile']);
  });

  it('misses nothing in an environment of which more lies elsewhere', () => {
    const whole = formation('a', [
      { name: 'web', declared: [{ in: 'compose' }, { in: 'kubernetes' }] },
      { name: 'worker', declared: [{ in: 'compose' }] },
    ]);
    const partial = whole.environments.find(({ manager }) => manager === 'kubernetes');
    Object.assign(partial ?? {}, { partial: true });
    const [found] = tables([whole]);
    assert.ok(found);
    assert.ok(!found.rows.some(drifts));
  });

  it('tells the command that differs from what most environments run, whatever the spaces', () => {
    const row = (...commands: readonly (string | undefined)[]) =>
      seen(
        table({
          name: 'web',
          declared: ['procfile', 'compose', 'kubernetes', 'staging'].map((environment, index) => ({
            in: environment,
            quantity: { count: index },
            ...(commands[index] === undefined ? {} : { command: commands[index] }),
          })),
        }),
      )[0]?.slice(1);
    assert.deepEqual(row('run it now', 'run it', 'run  it', ' run it '), ['0!', '1', '2', '3']);
    assert.deepEqual(row('a', 'b', undefined, undefined), ['0', '1!', '2', '3']);
    assert.deepEqual(row(undefined, 'b', 'b', undefined), ['0', '1', '2', '3']);
  });

  it('sets backing services last', () => {
    const declared = [{ in: 'compose' }];
    const { rows } = table(
      { name: 'db', role: 'backing-service', declared },
      { name: 'web', declared },
      { name: 'cache', role: 'backing-service', declared },
    );
    assert.deepEqual(
      rows.map(({ node }) => node.name),
      ['web', 'db', 'cache'],
    );
  });
});
