import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { fittingMarks } from '../../../src/core/graph/marks';
import type { QuantityMark } from '../../../src/core/graph/graph';

const mark = (text: string, ...managers: string[]): QuantityMark => ({ managers, text, declared: true });
const shown = (...marks: QuantityMark[]) => fittingMarks(marks).map(({ text }) => text);

describe('the quantities in a node', () => {
  it('are all shown where there is room', () => {
    assert.deepEqual(shown(mark('2', 'compose', 'render'), mark('2–10', 'kubernetes')), ['2', '2–10']);
  });

  it('are counted where there is none', () => {
    const many = Array.from({ length: 9 }, (_, index) => mark(`${index}–10`, `manager ${index}`));
    assert.deepEqual(shown(...many), ['0–10', '1–10', '2–10', '3–10', '+5']);
  });

  it('are one at least, however long', () => {
    assert.deepEqual(shown(mark('held by a platform of a long name', 'a'), mark('2', 'b')), [
      'held by a platform of a long name',
      '+1',
    ]);
    assert.deepEqual(shown(mark('held by a platform of a long name', 'a')), [
      'held by a platform of a long name',
    ]);
  });
});
