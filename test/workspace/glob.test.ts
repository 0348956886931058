import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { expandBraces, nameMatcher } from '../../src/workspace/glob';

describe('a glob with braces', () => {
  for (const [glob, expanded] of [
    ['Procfile', ['Procfile']],
    ['*.{yaml,yml}', ['*.yaml', '*.yml']],
    ['build.gradle{,.kts}', ['build.gradle', 'build.gradle.kts']],
    ['{a,b}{,.*}.y', ['a.y', 'a.*.y', 'b.y', 'b.*.y']],
    ['{a,b{c,d}}', ['a', 'bc', 'bd']],
    ['a{b', ['a{b']],
    ['', ['']],
  ] as const)
    it(`is each way through them: ${glob}`, () => {
      assert.deepEqual(expandBraces(glob), expanded);
    });
});

describe('the names that globs match', () => {
  for (const [glob, matched, others] of [
    ['Procfile', ['Procfile'], ['procfile', 'Procfile.dev', 'MyProcfile']],
    ['Procfile.*', ['Procfile.dev', 'Procfile.'], ['Procfile']],
    ['*.y{,a}ml', ['a.yml', '.yaml', 'a.b.yaml'], ['a.yamlx', 'ayml']],
    ['a?c', ['abc', 'a.c'], ['ac', 'abbc']],
    ['a+(b)|[c]^$\\', ['a+(b)|[c]^$\\'], ['aab', 'c']],
  ] as const)
    it(`are ${matched.join(', ')} for ${glob}`, () => {
      const matches = nameMatcher([glob]);
      assert.deepEqual([...matched, ...others].filter(matches), matched);
    });

  it('are those of any of them, and none of none', () => {
    assert.deepEqual(['a', 'b', 'c'].filter(nameMatcher(['a', 'b'])), ['a', 'b']);
    assert.deepEqual(['a', 'b'].filter(nameMatcher([])), []);
  });
});
