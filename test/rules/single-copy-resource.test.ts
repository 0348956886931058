import assert from 'node:assert/strict';
import type { ProcessType } from '../../src/core/model';
import { singleCopyResource } from '../../src/rules/single-copy-resource';
import { at, judge, only, port, quantity, repair } from './judge';

describe('a resource that only one copy can hold', () => {
  const cases: [string, string[], Partial<ProcessType>][] = [
    ['is an error where two copies are declared', ['error'], { quantity: quantity({ count: 2 }) }],
    [
      'is an error where an autoscaler may make it more',
      ['error'],
      { quantity: quantity({ kind: 'range', min: 1, max: 3 }) },
    ],
    [
      'is an error in several copies however ordinary it is in one',
      ['error'],
      { quantity: quantity({ count: 2 }), traits: [port({ remarkable: false })] },
    ],
    [
      'is a note where it is run by what can share it',
      ['info'],
      { quantity: quantity({ count: 2 }), traits: [port({ certain: false, expected: false })] },
    ],
    ['is a hint while one copy is declared', ['hint'], { quantity: quantity({ count: 1 }) }],
    ['is nothing where nobody says how many run', [], { quantity: quantity({ count: 1, declared: false }) }],
    ['is nothing where it is the purpose of that one copy', [], { traits: [port({ remarkable: false })] }],
    ['is nothing in a backing service of one copy', [], { role: 'backing-service' }],
    ['is nothing in what runs once', [], { role: 'one-off' }],
    ['is nothing where the count is unknown', [], { quantity: quantity({ count: 5, known: false }) }],
    ['is nothing where each node runs one', [], { quantity: quantity({ kind: 'per-node' }) }],
    ['is nothing where the manager has no counts', [], { quantity: quantity({ kind: 'none' }) }],
    ['is nothing where the platform keeps the count', [], { quantity: quantity({ kind: 'platform' }) }],
    ['is nothing where there is none', [], { quantity: quantity({ count: 3 }), traits: [] }],
  ];
  for (const [behaviour, severities, over] of cases) {
    it(behaviour, () => {
      const problems = judge(singleCopyResource, { traits: [port()], ...over });
      assert.deepEqual(
        problems.map(({ severity }) => severity),
        severities,
      );
    });
  }

  it("speaks in the manager's words, at the exact characters", () => {
    const many = only(judge(singleCopyResource, { quantity: quantity({ count: 2 }), traits: [port()] }));
    assert.equal(many.message, 'The port is given to one copy.');
    assert.deepEqual(many.at, at(10));
    const one = only(judge(singleCopyResource, { traits: [port()] }));
    assert.equal(one.message, '"web" cannot run a second copy like this. The port is given to one copy.');
  });

  it('is reported for each resource', () => {
    const traits = [port(), port({ value: '8081', at: at(20) })];
    assert.equal(judge(singleCopyResource, { quantity: quantity({ count: 2 }), traits }).length, 2);
  });

  it('is replaced or removed, and only what has no consequence is safe', () => {
    const trait = port({ remove: repair('Remove it'), replace: repair('Free it', 'Another port.') });
    const { fixes } = only(judge(singleCopyResource, { quantity: quantity({ count: 2 }), traits: [trait] }));
    assert.deepEqual(
      fixes.map(({ title, safe, consequence }) => [title, safe, consequence]),
      [
        ['Free it', false, 'Another port.'],
        ['Remove it', true, undefined],
      ],
    );
    assert.deepEqual(fixes[1]?.changes(), [trait.remove?.change()]);
  });
});
