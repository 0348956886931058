import { before, describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../../../docs/generate/sources';
import { readProcfile, typesOf } from '../../../src/core/formats/procfile';
import { folderWith, isRequired, isThere } from './runner';

const read = (text: string) => readProcfile({ uri: 'file:///shop/Procfile', version: 1, text });

/** Each type with its command; of a type declared twice the last. */
const commandsIn = (text: string) =>
  Object.fromEntries(typesOf(read(text)).map(({ name, command }) => [name, command.text]));

/** Texts that every runner reads alike. */
const TEXTS = {
  'the sample': readFileSync(join(root, 'test/samples/shop/Procfile'), 'utf8'),
  'a comment and an empty line': '# web: no\n\nweb: node server.js\n',
  'a comment behind a command': 'web: node server.js # here\n',
  'no blank behind the colon': 'web:node server.js\n',
  'tabs and blanks around a command': 'web:\t  node server.js  \n',
  CRLF: 'web: node server.js\r\nworker: node worker.js\r\n',
  'no line break at the end': 'web: node server.js\nworker: node worker.js',
  'a colon in a command': 'web: node a:b --url http://localhost:80/\n',
  'a name of every character': 'A-z_09: node server.js\n',
};

/** Texts with a line that declares nothing. */
const REJECTED = {
  'an indented type': 'web: node server.js\n worker: node worker.js\n',
  'a type without a command': 'web: node server.js\nworker:\n',
  'a name with a dot': 'web.1: node server.js\n',
  'no colon': 'web node server.js\n',
  'an unfinished line': 'web: node \\\n  server.js\n',
};

type Parse = (text: string) => Record<string, string>;

describe('the parser of node-foreman', () => {
  let parse: Parse;
  before(() => {
    ({ procs: parse } = createRequire(import.meta.url)('foreman/lib/procfile') as { procs: Parse });
  });

  for (const [title, text] of Object.entries({ ...TEXTS, 'a type twice': 'web: a\nweb: b\n' }))
    it(`finds the same types and commands in ${title}`, () => {
      assert.deepEqual(commandsIn(text), { ...parse(text) });
    });

  for (const [title, text] of Object.entries(REJECTED))
    it(`refuses a text with ${title}, of which that line is told`, () => {
      assert.throws(() => parse(text));
      const rejected = read(text).lines.filter(({ kind }) => kind === 'rejected');
      assert.equal(rejected.length, 1);
    });

  for (const text of ['web: a\n  # worker: b\n', 'web: a\n  \nworker: b\n', 'web: a\r\n\r\nworker: b\r\n'])
    it(`is the only one to refuse ${JSON.stringify(text)}`, () => {
      assert.throws(() => parse(text));
      assert.ok(read(text).lines.every(({ kind }) => kind === 'type'));
    });
});

const there = isThere('foreman');
const reason = there || isRequired('foreman') ? '' : ' (skipped: it is not installed)';

describe(`the reader of Ruby's foreman${reason}`, () => {
  before(function () {
    if (reason !== '') this.skip();
  });

  for (const [title, text] of Object.entries({ ...TEXTS, ...REJECTED }))
    it(`finds the same types in ${title}`, () => {
      const folder = folderWith('Procfile', text);
      const { stdout } = spawnSync('foreman', ['check'], { cwd: folder.path, encoding: 'utf8' });
      folder.remove();
      const names = /valid procfile detected \((.*)\)/.exec(stdout)?.[1]?.split(', ') ?? [];
      assert.deepEqual(names, Object.keys(commandsIn(text)));
    });
});
