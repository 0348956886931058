import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { applyEdits } from '../../../src/core/source';
import { problemsOf, serviceOver } from '../../workspace/memory';
import { GROUP, JOB } from './jobs';

const FILE = 'shop.nomad.hcl';
const PORT = 'network {\nport "http" {\nstatic = 8080\n}\n}';
const APART = 'constraint {\noperator = "distinct_hosts"\nvalue = "true"\n}\n';
const DOWN = 'restart {\nattempts = 0\nmode = "fail"\n}\nreschedule {\nattempts = 0\nunlimited = false\n}';

describe('what is told of Nomad', () => {
  for (const [what, text, told] of [
    [
      'a count of a system job',
      JOB('a', 'type = "system"\n', GROUP('web', 'count = 3')),
      ['error nomad-system-count: 3'],
    ],
    ['no count of one', JOB('a', 'type = "system"\n', GROUP('web', 'count = 1')), []],
    [
      'a count above the maximum',
      JOB('a', GROUP('web', 'count = 8\nscaling {\nmax = 5\nmin = 1\n}')),
      ['error nomad-scaling-bounds: 8'],
    ],
    [
      'a count below the minimum',
      JOB('a', GROUP('web', 'count = 1\nscaling {\nmax = 5\nmin = 2\n}')),
      ['error nomad-scaling-bounds: 1'],
    ],
    [
      'a minimum above the maximum',
      JOB('a', GROUP('web', 'scaling {\nmax = 5\nmin = 7\n}')),
      ['error nomad-scaling-bounds: 7'],
    ],
    [
      'no bound that nobody knows',
      `variable "n" {}\n${JOB('a', GROUP('web', 'count = 8\nscaling {\nmax = var.n\n}'))}`,
      [],
    ],
    [
      'a service that the clock starts',
      JOB('a', 'periodic {\ncron = "@daily"\n}\n', GROUP('web')),
      ['error nomad-periodic-type: "a"'],
    ],
    ['no clock that is off', JOB('a', 'periodic {\nenabled = false\n}\n', GROUP('web')), []],
    [
      'a port of the client in several allocations',
      JOB('a', GROUP('web', `count = 2\n${PORT}`)),
      ['warning single-copy-resource: 8080'],
    ],
    ['no port of clients that are held apart', JOB('a', APART, GROUP('web', `count = 2\n${PORT}`)), []],
    ['no port of every client', JOB('a', 'type = "system"\n', GROUP('web', PORT)), []],
    ['what is left down', JOB('a', GROUP('web', DOWN)), ['info restart-disabled: 0']],
    ['no restart elsewhere', JOB('a', GROUP('web', 'restart {\nattempts = 0\nmode = "fail"\n}')), []],
    [
      'what leaves for the background',
      JOB('a', GROUP('web', '', 'args = ["gunicorn", "-D", "app"]')),
      ['error detaches-from-manager: "-D"'],
    ],
    [
      'an operator that no shell reads',
      JOB('a', GROUP('web', '', 'command = "a"\nargs = ["&&", "b"]')),
      ['error operator-without-shell: "&&"'],
    ],
    ['a count that is none', JOB('a', GROUP('web', 'count = "many"')), ['error syntax: "many"']],
    [
      'what is broken',
      'job "a" {\n  group "web" {\n    count = \n    task "web" {}\n  }\n}\n',
      ['error syntax: \n'],
    ],
  ] as const)
    it(`is ${what}`, async () => {
      assert.deepEqual(await problemsOf({ [FILE]: text }, FILE), told);
    });

  for (const [what, text, expected] of [
    [
      'the count goes with its line',
      JOB('a', 'type = "system"\n', GROUP('web', '    count = 3 # three\n')),
      JOB('a', 'type = "system"\n', GROUP('web', '')),
    ],
    [
      'the count becomes the bound',
      JOB('a', GROUP('web', 'count = "8"\nscaling {\nmax = 5\n}')),
      JOB('a', GROUP('web', 'count = "5"\nscaling {\nmax = 5\n}')),
    ],
    [
      'the type is written',
      'job "a" {\n  periodic {}\n  group "web" {\n    task "web" {}\n  }\n}\n',
      'job "a" {\n  type = "batch"\n  periodic {}\n  group "web" {\n    task "web" {}\n  }\n}\n',
    ],
    [
      'the port is left to Nomad',
      JOB('a', GROUP('web', `count = 2\n${PORT}`)),
      JOB('a', GROUP('web', `count = 2\n${PORT.replace('static = 8080\n', '')}`)),
    ],
  ] as const)
    it(`is mended: ${what}`, async () => {
      const { service, uri } = await serviceOver({ [FILE]: text });
      const [problem] = service.snapshot.problems.get(uri(FILE)) ?? [];
      assert.equal(applyEdits(text, problem?.fixes[0]?.changes()[0]?.edits ?? []), expected);
    });
});
