import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ProcessType } from '../../src/core/model';
import { located } from '../../src/core/source';
import type { CommandTrait } from '../../src/core/trait';
import { shellSwallowsSigterm } from '../../src/rules/shell-swallows-sigterm';
import { at, judge, repair } from './judge';

const inFront = (over: Partial<CommandTrait> = {}): CommandTrait => ({
  kind: 'swallows-signals',
  program: 'gunicorn',
  reason: '`dash` stays in front of gunicorn and does not pass on the signal to stop',
  certain: true,
  at: at(10),
  ...over,
});
const perhaps = [inFront({ certain: false })];

describe('a shell that keeps the signal to stop', () => {
  const cases: [string, string[], Partial<ProcessType>][] = [
    ['is a warning where it surely does', ['warning'], {}],
    ['is pointed out where `sh` may be one that does', ['info'], { traits: perhaps }],
    ['is nothing where `sh` is busybox', [], { traits: perhaps, image: located('node:24-alpine', at(20)) }],
    ['is nothing in what runs once', [], { role: 'one-off' }],
    ['is nothing in what ends by itself', [], { role: 'scheduled' }],
  ];
  for (const [behaviour, severities, over] of cases)
    it(behaviour, () => {
      const problems = judge(shellSwallowsSigterm, { traits: [inFront()], ...over });
      assert.deepEqual(
        problems.map(({ severity }) => severity),
        severities,
      );
    });

  it('is mended safely', () => {
    const [problem] = judge(shellSwallowsSigterm, {
      traits: [inFront({ replace: repair('Put exec before gunicorn') })],
    });
    assert.deepEqual(
      problem?.fixes.map(({ title, safe }) => [title, safe]),
      [['Put exec before gunicorn', true]],
    );
    assert.equal(
      problem?.message,
      '`dash` stays in front of gunicorn and does not pass on the signal to stop: gunicorn is killed when the grace period is over.',
    );
  });
});
