import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readCountInput } from '../../src/core/count-input';
import { isRefusal } from '../../src/core/manager';

describe('a typed quantity', () => {
  for (const [input, current, count] of [
    ['3', undefined, 3],
    ['0', 5, 0],
    [' 12 ', 5, 12],
    ['+2', 3, 5],
    ['-1', 3, 2],
    ['-3', 3, 0],
    ['+0', 3, 3],
    ['007', 3, 7],
    ['999999999', 1, 999_999_999],
    ['x2', 3, 6],
    ['X2', 3, 6],
    ['*2', 3, 6],
    ['×2', 3, 6],
    ['x0', 3, 0],
    ['x2', 0, 0],
  ] as const)
    it(`of "${input}" is ${count} where there are ${current ?? 'who knows how many'}`, () => {
      assert.equal(readCountInput(input, current), count);
    });

  for (const [input, current, reason] of [
    ['', 3, /Type a number/],
    ['three', 3, /Type a number/],
    ['1.5', 3, /Type a number/],
    ['1e3', 3, /Type a number/],
    ['- 1', 3, /Type a number/],
    ['+-1', 3, /Type a number/],
    ['1000000000', 3, /Type a number/],
    ['٣', 3, /Type a number/],
    ['+1', undefined, /not known/],
    ['-1', undefined, /not known/],
    ['x2', undefined, /not known/],
    ['2x', 3, /Type a number/],
    ['x999999999', 999_999_999_999, /more than can be counted/],
    ['-4', 3, /would be -1 .* least is 0/],
  ] as const)
    it(`of "${input}" is refused where there are ${current ?? 'who knows how many'}`, () => {
      const refusal = readCountInput(input, current);
      assert.ok(isRefusal(refusal));
      assert.match(refusal.refused, reason);
    });
});
