import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { applyEdits, contains, LineIndex, span } from '../../src/core/source';

describe('a line index', () => {
  const text = 'one\ntwo\r\nthree\rfour\n\n😀!';
  const index = new LineIndex(text);

  it('counts lines that end in any of the three ways', () => {
    assert.equal(index.lineCount, 6);
    assert.deepEqual(
      [0, 1, 2, 3, 4, 5, 6].map((line) => text.slice(index.lineStart(line), index.lineStart(line) + 3)),
      ['one', 'two', 'thr', 'fou', '\n😀', '😀!', ''],
    );
  });

  it('finds the line and column of every character, and the way back', () => {
    for (let offset = 0; offset <= text.length; offset++) {
      const { line, column } = index.positionAt(offset);
      assert.ok(column >= 0 && line < index.lineCount);
      assert.equal(index.offsetAt({ line, column }), offset);
    }
  });

  for (const [offset, line, column] of [
    [0, 0, 0],
    [3, 0, 3],
    [4, 1, 0],
    [8, 1, 4],
    [9, 2, 0],
    [15, 3, 0],
    [20, 4, 0],
    [21, 5, 0],
    [23, 5, 2],
  ] as const)
    it(`puts offset ${offset} at line ${line}, column ${column}, in UTF-16 units`, () => {
      assert.deepEqual(index.positionAt(offset), { line, column });
    });

  it('takes what lies outside for the nearest there is', () => {
    assert.deepEqual(index.positionAt(-5), { line: 0, column: 0 });
    assert.deepEqual(index.positionAt(1e9), { line: 5, column: 3 });
    assert.equal(index.offsetAt({ line: 99, column: 0 }), text.length);
    assert.equal(index.offsetAt({ line: 0, column: 99 }), 4);
  });

  it('gives an empty text one line', () => {
    assert.equal(new LineIndex('').lineCount, 1);
    assert.deepEqual(new LineIndex('').positionAt(0), { line: 0, column: 0 });
  });

  it('has a line behind a last line break', () => {
    assert.equal(new LineIndex('a\n').lineCount, 2);
  });
});

describe('edits of a text', () => {
  it('are counted in the text before, in whatever order they are given', () => {
    const edits = [
      { span: span(4, 5), text: 'ee' },
      { span: span(0, 1), text: '' },
      { span: span(2, 2), text: '+' },
    ];
    assert.equal(applyEdits('abcdefg', edits), 'b+cdeefg');
  });

  it('are none where there are none', () => {
    assert.equal(applyEdits('abc', []), 'abc');
  });
});

describe('a span', () => {
  it('contains the place behind its last character, where a cursor stands', () => {
    assert.deepEqual(
      [1, 2, 4, 5].map((offset) => contains(span(2, 4), offset)),
      [false, true, true, false],
    );
  });
});
