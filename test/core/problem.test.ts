import assert from 'node:assert/strict';
import { Found, restated } from '../../src/core/problem';
import type { Fix } from '../../src/core/problem';
import { span } from '../../src/core/source';

const FIX: Fix = { title: 'Write web', safe: true, changes: () => [] };

function found(makeFixes: () => readonly Fix[]) {
  return new Found('rule', 'warning', 'Wrong.', { uri: 'file:///Procfile', span: span(0, 3) }, [], makeFixes);
}

describe('a problem', () => {
  it('makes its fixes once, when they are asked for', () => {
    let made = 0;
    const problem = found(() => {
      made++;
      return [FIX];
    });
    assert.equal(made, 0);
    assert.deepEqual([problem.fixes, problem.fixes], [[FIX], [FIX]]);
    assert.equal(made, 1);
  });

  it('keeps its fixes, its place and its words where it is told more strongly', () => {
    const problem = found(() => [FIX]);
    const stronger = restated(problem, 'error');
    assert.equal(stronger.severity, 'error');
    assert.deepEqual(stronger.fixes, [FIX]);
    const said = ({ rule, message, at, related }: typeof stronger) => ({ rule, message, at, related });
    assert.deepEqual(said(stronger), said(problem));
  });
});
