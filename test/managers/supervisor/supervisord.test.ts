import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'mocha';
import { problemsOf, serviceOver } from '../../workspace/memory';

/** The interpreter that has supervisor: a distribution's package brings it to that of the system. */
const python = ['python3', '/usr/bin/python3'].find(
  (one) => spawnSync(one, ['-c', 'import supervisor']).status === 0,
);
const hasTool = python !== undefined;
const title = hasTool ? "supervisor's own reader" : "supervisor's own reader (skipped: it is not installed)";

/** Prints each group with its processes and their words, as supervisord is about to start them. */
const PRINT = `
import json, shlex, sys
from supervisor.options import ServerOptions
options = ServerOptions()
options.realize(['-c', sys.argv[1]])
print(json.dumps([[group.name, [shlex.split(one.command) for one in group.process_configs]] for group in options.process_group_configs]))
`;

const NUMBERED = 'process_name=%(program_name)s_%(process_num)02d\n';
const FILES = [
  '[program:web]\ncommand=/srv/web\n',
  `[program:web]\ncommand=/srv/web --a "b c" 'd' \\e ; no\nnumprocs=3\n${NUMBERED}`,
  '[program:web]\ncommand = /srv/web\n  --more\n  --yet more\n',
  '[program:web]\ncommand: /srv/web ; comment\nNumprocs: 1\n',
  '[program:web]\ncommand=/srv/web#1 # x\n',
  `[program:web]\ncommand=/srv/web\n[fcgi-program:php]\nsocket=unix:///tmp/x.sock\ncommand=/srv/php\nnumprocs=2\n${NUMBERED}`,
  '[program:web]\ncommand=/srv/web\nnumprocs=2\n',
  '[program:web]\nnumprocs=1\n',
  '[program:web]\ncommand=/srv/web\nnumprocs=many\n',
  '[program:a b]\ncommand=/srv/web\n',
  '[program:a:b]\ncommand=/srv/web\n',
  '[program:web]\ncommand=/srv/web\n[program:worker]\ncommand=/srv/worker && /srv/more\nnumprocs=0\n',
  '[program:web]\ncommand=/srv/web\nbogus\n',
  '[program:web]\ncommand=/srv/web %(program_name)s 50%% "%(ENV_WHO)s"\nenvironment=A=1,WHO="the web"\n',
  '[program:web]\ncommand=/srv/web\n[include]\n',
  'a=1\n[program:web]\ncommand=/srv/web\n',
];

/** The same of Formation; undefined where it says that supervisord refuses the file. */
async function ours(text: string) {
  const told = await problemsOf({ 'supervisord.conf': text }, 'supervisord.conf');
  if (told.some((one) => /^error (supervisor-|syntax)/.test(one))) return undefined;
  const { service } = await serviceOver({ 'supervisord.conf': text });
  const types = service.snapshot.manifests[0]?.processTypes ?? [];
  return types.map(({ name, quantity, command }) => [
    name.value,
    Array.from({ length: quantity.count ?? 0 }, () => command?.words.map(({ value }) => value)),
  ]);
}

describe(title, () => {
  const folder = mkdtempSync(join(tmpdir(), 'formation-supervisor-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const text of FILES)
    it(`agrees on ${JSON.stringify(text)}`, async function () {
      if (!hasTool) this.skip();
      const file = join(folder, 'supervisord.conf');
      writeFileSync(file, `[supervisord]\nlogfile=${join(folder, 'log')}\nchildlogdir=${folder}\n${text}`);
      if (text.startsWith('a=1')) writeFileSync(file, text);
      const { status, stdout } = spawnSync(python ?? 'python3', ['-c', PRINT, file], { encoding: 'utf8' });
      const theirs = status === 0 ? (JSON.parse(stdout) as [string, unknown][]).sort() : undefined;
      const own = (await ours(text))?.sort();
      assert.deepEqual(own, theirs);
    });
});
