import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { checks } from '../../docs/generate/files';
import { root } from '../../docs/generate/sources';
import { managers } from '../../src/managers/index';
import { rules } from '../../src/rules/index';

const foldersIn = (path: string) =>
  readdirSync(join(root, path), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  );

/** The names of the files in a folder that call a function, without their ending. */
const callersOf = (call: string, path: string) =>
  readdirSync(join(root, path))
    .filter((name) => name.endsWith('.ts') && readFileSync(join(root, path, name), 'utf8').includes(call))
    .map((name) => name.slice(0, -'.ts'.length));

const sorted = (names: Iterable<string>) => [...names].sort();

describe('the registry of managers', () => {
  it('lists every folder, by its name', () => {
    assert.deepEqual(sorted(managers.map(({ id }) => id)), sorted(foldersIn('src/managers')));
  });

  for (const { id } of managers)
    it(`has tests of ${id} in the folder of its name`, () => {
      const tests = readdirSync(join(root, 'test/managers', id)).filter((name) => name.endsWith('.test.ts'));
      assert.notDeepEqual(tests, []);
    });
});

describe('the registry of rules', () => {
  it('lists every file that defines one, by its name', () => {
    assert.deepEqual(sorted(rules.map(({ id }) => id)), sorted(callersOf('defineRule', 'src/rules')));
  });
});

describe('the registries of laws', () => {
  for (const { id, laws } of managers) {
    const folder = `src/managers/${id}/laws`;
    it(`list every file of ${folder} that defines one, by its name`, () => {
      const files = existsSync(join(root, folder)) ? callersOf('defineLaw', folder) : [];
      // A law's id is unique among all managers, so it may begin with the name of its own.
      const names = laws.map((law) => (files.includes(law.id) ? law.id : law.id.replace(`${id}-`, '')));
      assert.deepEqual(sorted(names), sorted(files));
    });
  }

  it('give no id twice, nor one of a rule', () => {
    const ids = checks().map(({ id }) => id);
    assert.deepEqual(sorted(ids), sorted(new Set(ids)));
  });
});
