import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, describe, it } from 'mocha';
import { checks } from '../../docs/generate/files';
import { root } from '../../docs/generate/sources';
import { check } from '../precision/findings';

describe('the sample of antipatterns', () => {
  let found: readonly string[];

  before(async () => {
    found = (await check(join(root, 'test/samples/antipatterns'))).map(({ rule }) => rule);
  });

  for (const { id } of checks())
    it(`has ${id} once`, () => {
      assert.equal(found.filter((rule) => rule === id).length, 1);
    });

  it('has nothing else', () => {
    const known = checks().map(({ id }) => id);
    assert.deepEqual(
      found.filter((rule) => !known.includes(rule)),
      [],
    );
  });
});
