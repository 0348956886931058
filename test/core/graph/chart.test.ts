import assert from 'node:assert/strict';
import { buildChart } from '../../../src/core/graph/chart';
import type { ChartColumn, ChartOptions } from '../../../src/core/graph/chart';
import { buildGraph } from '../../../src/core/graph/build';
import type { Formation, Quantity } from '../../../src/core/model';
import type { Running } from '../../../src/core/observed';
import { HOST_PORT, SCHEDULER, withTraits } from './traits';
import { formation, shop, titleOf } from './formations';

const options: ChartOptions = { titleOf };

/** The only column of an app with one type of this quantity. */
function columnOf(quantity: Partial<Quantity>, more: Partial<ChartOptions> = {}): ChartColumn {
  const app = formation('app', [{ name: 'web', declared: [{ in: 'compose', quantity }] }]);
  const column = buildChart([app], { ...options, ...more }).sections[0]?.columns[0];
  assert.ok(column);
  return column;
}

const watched = (running: Running): Partial<ChartOptions> => ({ runningOf: () => running });
const seen = (running: number): Running => ({
  known: true,
  up: true,
  observed: { key: 'web', running },
});

describe('the formation chart', () => {
  const chart = buildChart(shop(), options);

  it('has a section for each environment of each app, those that only name types behind the others', () => {
    assert.deepEqual(
      chart.sections.map(({ app, environment }) => `${app} ${environment}`),
      [
        'shop compose.yaml',
        'shop k8s/app.yaml',
        'shop Procfile',
        'billing compose.yaml',
        'billing k8s/app.yaml',
      ],
    );
  });

  it('has a column for each process type that the environment declares, and none for a backing service', () => {
    assert.deepEqual(
      chart.sections.slice(0, 3).map(({ columns }) => columns.map(({ name }) => name)),
      [
        ['web', 'worker', 'migrate'],
        ['web', 'worker', 'clock', 'migrate'],
        ['web', 'worker', 'clock'],
      ],
    );
  });

  it('shows only the environments that are asked for', () => {
    const { sections } = buildChart(shop(), { titleOf, shows: ({ manager }) => manager === 'procfile' });
    assert.deepEqual(
      sections.map(({ environment }) => environment),
      ['Procfile'],
    );
  });

  it('names the nodes of the graph, and knows the declaration behind each column', () => {
    const nodes = new Set(buildGraph(shop(), options).nodes.map(({ id }) => id));
    const columns = chart.sections.flatMap((section) => section.columns);
    assert.equal(new Set(columns.map(({ id }) => id)).size, columns.length);
    for (const { node, id } of columns) assert.ok(nodes.has(node) && chart.places.has(id), id);
    const place = chart.places.get('file:///work/shop#kubernetes#worker');
    assert.deepEqual(place?.of, { app: 'file:///work/shop', environment: 'kubernetes', key: 'worker' });
    assert.equal(place.origin.uri, 'file:///work/shop/k8s/app.yaml');
  });

  it('gives a range its floor and ceiling, and stands on its floor', () => {
    const { declared, floor, ceiling, text } = columnOf({ kind: 'range', min: 2, max: 10, count: 3 });
    assert.deepEqual(
      { declared, floor, ceiling, text },
      { declared: 2, floor: 2, ceiling: 10, text: '2–10' },
    );
  });

  it('says in words what has no number: on demand, held by a platform, per node, unknown', () => {
    const said: [Partial<Quantity>, string, number | undefined][] = [
      [{ kind: 'on-demand' }, 'on demand', undefined],
      [{ kind: 'platform', count: 2 }, 'held by Compose, 2 at first', 2],
      [{ kind: 'platform' }, 'held by Compose', undefined],
      [{ kind: 'per-node' }, '1 per node', undefined],
      [{ kind: 'fixed', count: 3, known: false }, '?', undefined],
      [{ kind: 'none' }, '', undefined],
    ];
    for (const [quantity, text, declared] of said) {
      const column = columnOf(quantity);
      assert.deepEqual([column.text, column.declared], [text, declared]);
    }
  });

  it('is firm where a manifest has the number, not where a default or a platform has it', () => {
    assert.equal(columnOf({ kind: 'fixed', count: 2 }).firm, true);
    assert.equal(columnOf({ kind: 'fixed', count: 1, declared: false }).firm, false);
    assert.equal(columnOf({ kind: 'platform', count: 2 }).firm, false);
  });

  it('tells what runs beside what is declared, and why nothing is known', () => {
    const running = columnOf({ kind: 'fixed', count: 3 }, watched(seen(2)));
    assert.deepEqual([running.running, running.text, running.health], [2, '2/3', 'differs']);
    const unknown = columnOf({ kind: 'fixed', count: 3 }, watched({ known: false, reason: 'no engine' }));
    assert.deepEqual(
      [unknown.running, unknown.text, unknown.trouble],
      [undefined, '?/3', 'not known: no engine'],
    );
  });

  it('tells a singleton from what cannot run two copies, and says nothing that is not certain', () => {
    const limits = (formations: readonly Formation[]) =>
      buildChart(formations, options).sections[0]?.columns.map(({ limit }) => limit);
    const told = withTraits(shop(), { web: HOST_PORT, worker: SCHEDULER });
    assert.deepEqual(limits(told), [
      { kind: 'blocked', reason: HOST_PORT.refusal },
      {
        kind: 'singleton',
        reason:
          '"celery beat" starts jobs by the clock: several copies of "worker" start each job several times.',
      },
      undefined,
    ]);
    const doubtful = withTraits(shop(), { web: { ...HOST_PORT, certain: false } });
    assert.equal(limits(doubtful)?.[0], undefined);
  });

  it('lets those be planned that scale out by a number', () => {
    for (const kind of ['fixed', 'range', 'platform', 'none'] as const)
      assert.equal(columnOf({ kind }).plannable, true, kind);
    for (const kind of ['per-node', 'on-demand'] as const)
      assert.equal(columnOf({ kind }).plannable, false, kind);
    const clock = chart.sections[2]?.columns.find(({ name }) => name === 'clock');
    assert.equal(clock?.plannable, false);
  });
});
