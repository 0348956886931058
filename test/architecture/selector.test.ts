import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { managers } from '../../src/managers/index';
import { MANIFESTS } from '../../src/vscode/selector';
import { expandBraces, nameMatcher } from '../../src/workspace/glob';

const patterns = [MANIFESTS]
  .flat()
  .flatMap((filter) => (typeof filter === 'string' ? [] : String(filter.pattern ?? '')))
  .map((pattern) => pattern.replace('**/', ''));

describe('the documents that lenses, hovers and fixes are for', () => {
  const matches = nameMatcher(patterns);
  for (const { id, files } of managers)
    it(`hold every name of ${id}`, () => {
      const names = files.flatMap(expandBraces).map((glob) => glob.replaceAll('*', 'any'));
      assert.deepEqual(
        names.filter((name) => !matches(name)),
        [],
      );
    });

  it('do not hold every file', () => {
    assert.equal(matches('main.ts'), false);
  });
});
