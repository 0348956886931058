import assert from 'node:assert/strict';
import fc from 'fast-check';
import { changed, Shown } from '../../../src/core/graph/changes';

const lists = fc.record(
  {
    nodes: fc.array(fc.record({ name: fc.string(), count: fc.nat(3) }, { noNullPrototype: true }), {
      maxLength: 5,
    }),
    edges: fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { maxLength: 5 }),
  },
  { noNullPrototype: true },
);

describe('changes of lists', () => {
  it('make the later ones of the earlier ones, or are none', () => {
    fc.assert(
      fc.property(lists, lists, (earlier, later) => {
        const shown = new Shown();
        assert.equal(shown.changes(earlier), undefined);
        const changes = shown.changes(later);
        const grew = (['nodes', 'edges'] as const).some(
          (name) => earlier[name].length !== later[name].length,
        );
        assert.equal(changes === undefined, grew);
        if (changes) assert.deepEqual(changed(earlier, changes), later);
      }),
    );
  });

  it('are the items that differ, and leave the others the same', () => {
    const earlier = { nodes: [{ name: 'web' }, { name: 'worker' }], edges: [[0, 1]] };
    const shown = new Shown();
    shown.changes(earlier);
    const changes = shown.changes({ nodes: [{ name: 'web' }, { name: 'clock' }], edges: [[0, 1]] });
    assert.deepEqual(changes, { nodes: [[1, { name: 'clock' }]] });
    const later = changed(earlier, changes ?? {});
    assert.equal(later.nodes[0], earlier.nodes[0]);
    assert.equal(later.edges, earlier.edges);
  });

  it('are none of what was forgotten', () => {
    const shown = new Shown();
    shown.changes({ nodes: ['web'] });
    shown.forget();
    assert.equal(shown.changes({ nodes: ['web'] }), undefined);
  });
});
