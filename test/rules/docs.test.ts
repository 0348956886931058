import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '../../src/rules/index';

describe('the list of rules', () => {
  it('has no id twice', () => {
    assert.equal(new Set(rules.map(({ id }) => id)).size, rules.length);
  });

  for (const { id, docs } of rules) {
    it(`gives ${id} a page made of its own words`, () => {
      const page = readFileSync(join('docs', 'rules', `${id}.md`), 'utf8');
      for (const text of [id, docs.summary, docs.why, docs.bad.text, docs.good.text, docs.source])
        assert.ok(page.includes(text), text);
      assert.match(docs.summary, /[^.]$/);
      assert.match(docs.source, /^https:/);
    });
  }
});
