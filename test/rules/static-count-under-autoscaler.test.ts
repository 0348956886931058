import assert from 'node:assert/strict';
import type { Quantity } from '../../src/core/model';
import { located } from '../../src/core/source';
import { staticCountUnderAutoscaler } from '../../src/rules/static-count-under-autoscaler';
import { at, autoscaler, judge, only, quantity, repair } from './judge';

const both = (over: Partial<Quantity> = {}): Quantity =>
  quantity({
    kind: 'range',
    count: 3,
    min: 2,
    max: 10,
    at: located(3, at(30)),
    autoscaler: autoscaler(),
    ...over,
  });

const withoutPlace = (): Quantity =>
  quantity({ kind: 'range', count: 1, min: 2, max: 10, autoscaler: autoscaler() });

describe('a static count under an autoscaler', () => {
  it('is a warning at the count that names the autoscaler, its range, and where it is', () => {
    const problem = only(judge(staticCountUnderAutoscaler, { quantity: both() }));
    assert.equal(problem.severity, 'warning');
    assert.deepEqual(problem.at, at(30));
    assert.match(problem.message, /^HorizontalPodAutoscaler "web-scaler" keeps "web" at 2–10: .*, 3 takes/);
    assert.deepEqual(
      problem.related.map((related) => related.at),
      [at(80)],
    );
  });

  const silent: [string, Quantity][] = [
    ['a count of 0, which pauses the autoscaler', both({ count: 0, at: located(0, at(30)) })],
    ['a default that is written nowhere', withoutPlace()],
    ['a range that is unknown', both({ known: false })],
    ['a count without an autoscaler', quantity({ count: 3, at: located(3, at(30)) })],
  ];
  for (const [what, found] of silent) {
    it(`is not ${what}`, () => {
      assert.deepEqual(judge(staticCountUnderAutoscaler, { quantity: found }), []);
    });
  }

  it('is taken out, but never unasked where that has a consequence', () => {
    const remove = repair('Remove replicas', 'Down to one pod.');
    const { fixes } = only(judge(staticCountUnderAutoscaler, { quantity: both({ remove }) }));
    assert.deepEqual(
      fixes.map(({ title, safe, consequence }) => [title, safe, consequence]),
      [['Remove replicas', false, 'Down to one pod.']],
    );
    assert.deepEqual(only(judge(staticCountUnderAutoscaler, { quantity: both() })).fixes, []);
  });
});
