import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isRefusal } from '../../../src/core/manager';
import { applyEdits } from '../../../src/core/source';
import { nomad } from '../../../src/managers/nomad/index';
import { serviceOver } from '../../workspace/memory';
import { GROUP, JOB } from './jobs';

const FILE = 'shop.nomad';

async function requestOf(text: string, count: number) {
  const { service } = await serviceOver({ [FILE]: text });
  const declaration = service.snapshot.formations[0]?.members[0]?.declarations[0];
  assert.ok(declaration);
  return { ...declaration, count, source: (uri: string) => service.source(uri) };
}

const scaled = async (text: string, count: number) => nomad.scale(await requestOf(text, count));

async function refusal(text: string, count: number): Promise<string> {
  const answer = await scaled(text, count);
  assert.ok(isRefusal(answer));
  return answer.refused;
}

async function written(text: string, count: number): Promise<string | undefined> {
  const plans = await scaled(text, count);
  assert.ok(!isRefusal(plans));
  const plan = plans.find(({ verb }) => verb === 'write');
  return plan?.verb === 'write' ? applyEdits(text, plan.changes[0]?.edits ?? []) : undefined;
}

describe('scaling with Nomad', () => {
  // https://developer.hashicorp.com/nomad/commands/job/scale: `nomad job scale [options] <job> <group> <count>`
  it('names the job and its group, with the namespace and the region that the job names', async () => {
    const where = 'namespace = "live"\nregion = "eu"\n';
    const plans = await scaled(JOB('shop', where, GROUP('web', 'count = 2')), 5);
    assert.ok(!isRefusal(plans));
    const [run] = plans;
    assert.ok(run?.verb === 'run');
    assert.deepEqual(
      run.steps.map(({ executable, args }) => [executable, ...args].join(' ')),
      ['nomad job scale -namespace=live -region=eu shop web 5'],
    );
    assert.ok(run.warnings.some((warning) => warning.includes('-preserve-counts')));
  });

  for (const [what, text, count, expected] of [
    ['over the one there is', JOB('a', GROUP('web', 'count = 2')), 5, JOB('a', GROUP('web', 'count = 5'))],
    [
      'where there is none, first',
      'job "a" {\n  group "web" { # here\n    task "web" {}\n  }\n}\n',
      5,
      'job "a" {\n  group "web" { # here\n    count = 5\n    task "web" {}\n  }\n}\n',
    ],
    [
      'at the variable that has it',
      `variable "n" {\n  default = 2\n}\n${JOB('a', GROUP('web', 'count = var.n'))}`,
      5,
      `variable "n" {\n  default = 5\n}\n${JOB('a', GROUP('web', 'count = var.n'))}`,
    ],
    [
      'with the bound that it goes beyond',
      JOB('a', GROUP('web', 'count = 2\nscaling {\nmin = 1\nmax = 4\n}')),
      5,
      JOB('a', GROUP('web', 'count = 5\nscaling {\nmin = 1\nmax = 5\n}')),
    ],
    ['not where it is worked out', JOB('a', GROUP('web', 'count = 1 + 1')), 5, undefined],
  ] as const)
    it(`writes the count ${what}`, async () => {
      assert.equal(await written(text, count), expected);
    });

  it('runs nothing that the API refuses', async () => {
    const plans = await scaled(JOB('a', GROUP('web', 'count = 2\nscaling {\nmin = 1\nmax = 4\n}')), 5);
    assert.ok(!isRefusal(plans));
    assert.deepEqual(
      plans.map(({ verb, title }) => `${verb}: ${title}`),
      ['write: Write count = 5, max = 5'],
    );
    assert.match(plans[0]?.warnings[0] ?? '', /above the maximum of `scaling`, which is 4/);
  });

  it('refuses what has no count to set, and says what there is', async () => {
    assert.match(
      await refusal(JOB('a', 'type = "system"\n', GROUP('web')), 2),
      /one allocation on each client/,
    );
    const clock = 'type = "batch"\nperiodic {\ncron = "@daily"\n}\n';
    assert.match(await refusal(JOB('a', clock, GROUP('web')), 2), /nomad job periodic force/);
    const dispatched = 'type = "batch"\nparameterized {}\n';
    assert.match(await refusal(JOB('a', dispatched, GROUP('web')), 2), /nomad job dispatch/);
    assert.match(await refusal(JOB('a', GROUP('web')), -1), /whole number/);
  });
});

// https://developer.hashicorp.com/nomad/api-docs/jobs#list-jobs
describe('the allocations of a recorded answer of Nomad', () => {
  const summary = (more: Record<string, number>) => ({
    ...{ Queued: 0, Complete: 0, Failed: 3, Running: 0, Starting: 0, Lost: 0 },
    ...more,
  });
  const row = (ID: string, groups: Record<string, unknown>, Namespace = 'default') => ({
    ID,
    Namespace,
    JobSummary: { JobID: ID, Summary: groups },
  });

  it('are counted for each group', async () => {
    const { environment } = await requestOf(JOB('shop', GROUP('web', 'count = 3'), GROUP('worker')), 1);
    const query = nomad.observe?.(environment, undefined);
    assert.deepEqual(query?.command.args, ['operator', 'api', '/v1/jobs']);
    const stdout = JSON.stringify([
      row('other', { web: summary({ Running: 9 }) }),
      row('shop', { web: summary({ Running: 2, Starting: 1 }) }),
    ]);
    assert.deepEqual(query.read({ code: 0, stdout, stderr: '' }), [
      { key: 'shop/web', running: 2, troubles: [{ kind: 'pending', count: 1 }] },
      { key: 'shop/worker', running: 0 },
    ]);
  });

  it('are asked for in the namespace that the job names', async () => {
    const { environment } = await requestOf(JOB('shop', 'namespace = "a b"\n', GROUP('web')), 1);
    const query = nomad.observe?.(environment, undefined);
    assert.deepEqual(query?.command.args, ['operator', 'api', '/v1/jobs?namespace=a%20b']);
    const stdout = JSON.stringify([
      row('shop', { web: summary({ Running: 9 }) }),
      row('shop', { web: summary({ Running: 1 }) }, 'a b'),
    ]);
    assert.deepEqual(query.read({ code: 0, stdout, stderr: '' }), [{ key: 'shop/web', running: 1 }]);
  });

  it('are not guessed where there is no answer', async () => {
    const { environment } = await requestOf(JOB('shop', GROUP('web')), 1);
    const query = nomad.observe?.(environment, undefined);
    assert.ok(isRefusal(query?.read({ code: 0, stdout: 'no path to region', stderr: '' })));
    assert.ok(isRefusal(query?.read({ code: 1, stdout: '', stderr: 'connection refused' })));
  });
});
