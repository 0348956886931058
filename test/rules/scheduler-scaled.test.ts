import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ProcessType } from '../../src/core/model';
import type { FiresOnceTrait } from '../../src/core/trait';
import { schedulerScaled } from '../../src/rules/scheduler-scaled';
import { applyEdits } from '../../src/core/source';
import { serviceOver } from '../workspace/memory';
import { at, judge, only, quantity } from './judge';

const clock = (over: Partial<FiresOnceTrait> = {}): FiresOnceTrait => ({
  kind: 'fires-once',
  program: 'celery beat',
  reason: 'celery beat starts each job by the clock',
  embedded: false,
  certain: true,
  at: at(10),
  ...over,
});

describe('a scheduler', () => {
  const embedded = [clock({ embedded: true })];
  const cases: [string, string[], Partial<ProcessType>][] = [
    ['is an error in two copies', ['error'], { quantity: quantity({ count: 2 }) }],
    [
      'is an error where an autoscaler may make it more',
      ['error'],
      { quantity: quantity({ kind: 'range', min: 1, max: 3 }) },
    ],
    [
      'is a warning in two copies that may agree',
      ['warning'],
      { quantity: quantity({ count: 2 }), traits: [clock({ certain: false })] },
    ],
    ['is right in one', [], {}],
    ['is right where the platform begins with one', [], { quantity: quantity({ kind: 'platform' }) }],
    [
      'is nothing where the count is unknown',
      [],
      { quantity: quantity({ count: 3, known: false }), traits: embedded },
    ],
    ['is nothing where each node has one', [], { quantity: quantity({ kind: 'per-node' }) }],
    ['is a warning inside a worker of one copy', ['warning'], { traits: embedded }],
    ['is an error inside a worker of two', ['error'], { quantity: quantity({ count: 2 }), traits: embedded }],
    ['is nothing in what runs once', [], { role: 'one-off', traits: embedded }],
  ];
  for (const [behaviour, severities, over] of cases)
    it(behaviour, () => {
      const problems = judge(schedulerScaled, { traits: [clock()], ...over });
      assert.deepEqual(
        problems.map(({ severity }) => severity),
        severities,
      );
    });

  it('tells what copies do', () => {
    assert.equal(
      only(judge(schedulerScaled, { quantity: quantity({ count: 2 }), traits: [clock()] })).message,
      'celery beat starts each job by the clock: several copies of "web" start each job several times.',
    );
  });

  it('is taken out of a worker, but never unasked', async () => {
    const text = (flag: string) =>
      `services:\n  worker:\n    image: shop\n    command: [celery, -A, shop, worker${flag}, -l, info]\n`;
    const { service, uri } = await serviceOver({ 'compose.yaml': text(', -B') });
    const [problem] = service.snapshot.problems.get(uri('compose.yaml')) ?? [];
    const [fix] = problem?.fixes ?? [];
    assert.deepEqual([problem?.rule, fix?.title, fix?.safe], ['scheduler-scaled', 'Remove -B', false]);
    assert.equal(applyEdits(text(', -B'), fix?.changes()[0]?.edits ?? []), text(''));
  });
});
