import assert from 'node:assert/strict';
import type { Quantity } from '../../src/core/model';
import { describeProcesses, describeQuantity, isMany } from '../../src/core/quantity';

const quantity = (over: Partial<Quantity>): Quantity => ({
  kind: 'fixed',
  declared: true,
  known: true,
  ...over,
});

describe('the words of a quantity', () => {
  const cases: [string, string, Partial<Quantity>][] = [
    ['a fixed number is the number', '3', { count: 3 }],
    ['a default is the number too', '1', { count: 1, declared: false }],
    ['none is zero processes, not silence', '0', { count: 0 }],
    ['an autoscaler is its range', '2–10', { kind: 'range', count: 4, min: 2, max: 10 }],
    ['a range of one number is that number', '2', { kind: 'range', min: 2, max: 2 }],
    ['a range without an end says so', '2 or more', { kind: 'range', min: 2 }],
    ['a range without a start says so', 'up to 5', { kind: 'range', max: 5 }],
    ['each node runs one', '1 per node', { kind: 'per-node' }],
    ['a schedule starts it', 'on demand', { kind: 'on-demand' }],
    ['several may be started at once', 'on demand, 4 at once', { kind: 'on-demand', count: 4 }],
    ['the platform keeps it', 'held by Heroku', { kind: 'platform', known: false }],
    ['it begins with what a manifest says', 'held by Heroku, 2 at first', { kind: 'platform', count: 2 }],
    ['a manifest that says nothing gets no words', '', { kind: 'none' }],
    ['an unset variable is unknown, whatever the tool would put there', '?', { count: 1, known: false }],
  ];
  for (const [behaviour, words, over] of cases) {
    it(`${behaviour}: "${words}"`, () => {
      assert.equal(describeQuantity(quantity(over), 'Heroku'), words);
    });
  }

  it('counts processes in a sentence', () => {
    assert.equal(describeProcesses(quantity({ count: 1 })), '1 process');
    assert.equal(describeProcesses(quantity({ count: 0 })), '0 processes');
    assert.equal(describeProcesses(quantity({ kind: 'range', min: 2, max: 10 })), '2–10 processes');
    assert.equal(describeProcesses(quantity({ kind: 'on-demand' })), 'on demand');
    assert.equal(describeProcesses(quantity({ kind: 'none' })), '');
  });

  it('is many only where more than one is known to be possible', () => {
    assert.equal(isMany(quantity({ count: 2 })), true);
    assert.equal(isMany(quantity({ kind: 'range', min: 1, max: 2 })), true);
    assert.equal(isMany(quantity({ kind: 'per-node' })), true);
    assert.equal(isMany(quantity({ count: 1 })), false);
    assert.equal(isMany(quantity({ count: 9, known: false })), false);
  });
});
