import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { syntaxProblem } from '../../src/core/problem';
import { span } from '../../src/core/source';
import { ProblemList } from '../../src/workspace/problem-list';

describe('the problems of a workspace', () => {
  const found = (uri: string, start: number, end: number, message: string) =>
    syntaxProblem(message, { uri, span: span(start, end) });

  function told(...problems: readonly (readonly [string, number, number, string])[]) {
    const list = new ProblemList();
    for (const problem of problems) list.add(found(...problem));
    return [...list.sorted()].map(([uri, own]) => [
      uri,
      ...own.map(({ message, at }) => `${at.span.start}-${at.span.end} ${message}`),
    ]);
  }

  it('stand by file, in the order of their places', () => {
    assert.deepEqual(
      told(['a', 9, 10, 'third'], ['b', 1, 2, 'other'], ['a', 0, 4, 'first'], ['a', 3, 4, 'second']),
      [
        ['a', '0-4 first', '3-4 second', '9-10 third'],
        ['b', '1-2 other'],
      ],
    );
  });

  it('are looked at a few times each, however many begin at one place', () => {
    const list = new ProblemList();
    let looks = 0;
    const many = 2000;
    for (let index = 0; index < many; index++)
      list.add({
        ...found('a', 3, 5, ''),
        get message() {
          looks++;
          return String(index);
        },
      });
    assert.equal(list.sorted().get('a')?.length, many);
    assert.ok(looks <= 4 * many, `looked ${looks} times`);
  });

  it('are told once where several readers of a file find them alike', () => {
    assert.deepEqual(
      told(
        ['a', 3, 5, 'same'],
        ['a', 3, 5, 'another'],
        ['a', 3, 6, 'same'],
        ['a', 3, 5, 'same'],
        ['b', 3, 5, 'same'],
      ),
      [
        ['a', '3-5 same', '3-5 another', '3-6 same'],
        ['b', '3-5 same'],
      ],
    );
  });
});
