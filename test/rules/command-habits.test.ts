import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ProcessType } from '../../src/core/model';
import type { Rule } from '../../src/core/rule';
import type { CommandTrait } from '../../src/core/trait';
import { keepsContainerAlive } from '../../src/rules/keeps-container-alive';
import { migratesAtStart } from '../../src/rules/migrates-at-start';
import { nestedManager } from '../../src/rules/nested-manager';
import { operatorWithoutShell } from '../../src/rules/operator-without-shell';
import { restartLoop } from '../../src/rules/restart-loop';
import { severalWorkloads } from '../../src/rules/several-workloads';
import { at, judge, port, quantity } from './judge';

const trait = (kind: CommandTrait['kind'], certain = true): CommandTrait => ({
  kind,
  program: 'gunicorn',
  reason: 'This is how it is',
  certain,
  at: at(10),
});

describe('what a command does beside being one process', () => {
  const cases: [rule: Rule, kind: CommandTrait['kind'], certain: string, perhaps: string][] = [
    [nestedManager, 'nested-manager', 'warning', 'info'],
    [restartLoop, 'restarts-itself', 'warning', 'warning'],
    [keepsContainerAlive, 'keeps-alive', 'warning', 'warning'],
    [severalWorkloads, 'several-workloads', 'warning', 'info'],
    [operatorWithoutShell, 'literal-operator', 'error', 'warning'],
  ];
  for (const [rule, kind, certain, perhaps] of cases)
    it(`is told by ${rule.id} as strongly as it is sure`, () => {
      const told = (over: Partial<ProcessType>) =>
        judge(rule, over).map(({ severity, message, at: where }) => [
          severity,
          /^This is how it is\b/.test(message),
          where,
        ]);
      assert.deepEqual(told({ traits: [trait(kind)] }), [[certain, true, at(10)]]);
      assert.deepEqual(told({ traits: [trait(kind, false)] }), [[perhaps, true, at(10)]]);
      assert.deepEqual(told({ traits: [port(), trait('migrates')] }), []);
    });

  const migrating: [string, string[], Partial<ProcessType>][] = [
    ['is a warning in two copies', ['warning'], { quantity: quantity({ count: 2 }) }],
    ['is a hint in one', ['hint'], {}],
    ['is nothing where the count is unknown', [], { quantity: quantity({ count: 2, known: false }) }],
    ['is nothing in what runs once', [], { role: 'one-off' }],
  ];
  for (const [behaviour, severities, over] of migrating)
    it(`changes the database: ${behaviour}`, () => {
      const problems = judge(migratesAtStart, { traits: [trait('migrates')], ...over });
      assert.deepEqual(
        problems.map(({ severity }) => severity),
        severities,
      );
    });
});
