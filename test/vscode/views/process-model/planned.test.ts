import assert from 'node:assert/strict';
import { buildChart } from '../../../../src/core/graph/chart';
import { plannedIn } from '../../../../src/vscode/views/process-model/planned';
import { shop, titleOf } from '../../../core/graph/formations';

describe('a plan from the webview', () => {
  const chart = buildChart(shop(), { titleOf });
  const web = 'file:///work/shop#compose#web';

  it('means the declarations that its columns stand for', () => {
    const planned = plannedIn(chart, [{ column: web, count: 5 }]);
    assert.deepEqual(
      planned?.map(({ place, count }) => [place.of, count]),
      [[{ app: 'file:///work/shop', environment: 'compose', key: 'web' }, 5]],
    );
  });

  it('is refused whole where it names a column that is not there', () => {
    const forged = { column: 'file:///work/shop#production#web', count: 0 };
    assert.equal(plannedIn(chart, [{ column: web, count: 5 }, forged]), undefined);
  });

  it('is refused where a type does not scale out by a number, or is a backing service', () => {
    for (const column of ['kubernetes#clock', 'compose#migrate', 'compose#postgres'])
      assert.equal(
        plannedIn(chart, [{ column: `file:///work/shop#${column}`, count: 2 }]),
        undefined,
        column,
      );
  });
});
