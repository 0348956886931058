import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { inexact, verbatim } from '../../../src/core/command/place';
import { shlexWords } from '../../../src/core/command/shlex';
import { shellWords } from '../../../src/core/command/words';
import { numbers, sh, shell, split, values, written } from './lines';

/** Text as a person could write it, without expansions: bare words, quotes, escapes, continued lines. */
function lineFrom(next: (bound: number) => number): string {
  const pick = (choices: readonly string[]) => choices[next(choices.length)] ?? '';
  const piece = () =>
    pick([
      pick(['gunicorn', '-D', '--pid=x', 'http://h:80/p', 'é', 'c#', '%s', '{', '@', ',', '!', '0', '😀']),
      `'${pick(['', ' ', 'daemon off;', 'a && b', '$HOME', '"', '\\', '# no', '&', 'x\ny'])}'`,
      `"${pick(['', ' ', "it's", 'a | b', '\\$HOME', '\\"', '\\\\', '\\`', '\\n', '&', 'a\\\nb', '#', '  ', '\\ '])}"`,
      pick(['\\ ', '\\&', '\\;', "\\'", '\\"', '\\\\', '\\$', '\\#', '\\a', '\\\n', '\\|', '\\>', '\\(']),
    ]);
  const word = () => Array.from({ length: 1 + next(4) }, piece).join('');
  const gap = () => pick([' ', '  ', '\t', ' \\\n ']);
  return Array.from({ length: 1 + next(6) }, word).join(gap());
}

describe('shell words', () => {
  it('are the words that the real sh makes of 600 generated lines', () => {
    const next = numbers(8);
    const lines = Array.from({ length: 600 }, () => `w ${lineFrom(next)}${next(4) ? '' : ` # it's "a & b`}`);
    const script = [
      `n() { printf '\\001'; }`,
      `w() { [ $# -eq 0 ] || printf '%s\\0' "$@"; }`,
      ...lines.map((line) => `${line}\nn`),
    ];
    const real = sh(script.join('\n')).split('\u0001').slice(0, -1);
    assert.equal(real.length, lines.length);
    for (const [index, line] of lines.entries()) {
      const mine = values(shell(line).words).slice(1);
      assert.deepEqual(mine, real[index]?.split('\0').slice(0, -1), JSON.stringify(line));
    }
  });

  it('have ranges that make the same word again when they are read alone', () => {
    const next = numbers(12);
    for (let count = 0; count < 600; count++) {
      const command = shell(lineFrom(next));
      for (const word of command.words)
        assert.deepEqual(values(shell(written(command, word)).words), [word.value]);
    }
  });

  const table: readonly [text: string, ...words: string[]][] = [
    ['a&&b||c;d&e|f', 'a', '«&&»', 'b', '«||»', 'c', '«;»', 'd', '«&»', 'e', '«|»', 'f'],
    ['a >b 2>>c <d', 'a', '«>»', 'b', '«2>>»', 'c', '«<»', 'd'],
    ['a >log 2>&1 &', 'a', '«>»', 'log', '«2>&1»', '«&»'],
    ['a >&2', 'a', '«>&2»'],
    ['a <&- b', 'a', '«<&-»', 'b'],
    ['a >&file', 'a', '«>&»', 'file'],
    ['a &>log', 'a', '«&>»', 'log'],
    ['a &>>log', 'a', '«&>>»', 'log'],
    ['a |& b', 'a', '«|&»', 'b'],
    ['a2>b', 'a2', '«>»', 'b'],
    ['(a; b) &', '«(»', 'a', '«;»', 'b', '«)»', '«&»'],
    ['a # b & c', 'a'],
    ['a b#c', 'a', 'b#c'],
    ['a\n# b\nc', 'a', '«\n»', '«\n»', 'c'],
    ['a "x & y" \'& z\' \\&', 'a', 'x & y', '& z', '&'],
    ['curl "http://h/?a=1&b=2"', 'curl', 'http://h/?a=1&b=2'],
    ['a $((1&2)) b', 'a', '$((1&2))', 'b'],
    ['a $(b & c; echo ")") d', 'a', '$(b & c; echo ")")', 'd'],
    ['a "$(b "c d" | e)" f', 'a', '$(b "c d" | e)', 'f'],
    ['a `b & c` d', 'a', '`b & c`', 'd'],
    ['a ${B:-c & d} "${E:-it\'s}" f', 'a', '${B:-c & d}', "${E:-it's}", 'f'],
    ["a ${B:-'}'} c", 'a', "${B:-'}'}", 'c'],
    ['a <(b | c) d', 'a', '<(b | c)', 'd'],
    ['cat <<EOF && b\nx & y\nEOF\nc', 'cat', '«<<»', 'EOF', '«&&»', 'b', '«\n»', 'c'],
    ["cat <<-'E F'\n\tx '\n\tE F\nc", 'cat', '«<<-»', 'E F', '«\n»', 'c'],
    ['cat <<A <<B\na\nA\nb &\nB\nc', 'cat', '«<<»', 'A', '«<<»', 'B', '«\n»', 'c'],
    ['cat <<EOF\nnever ends & x', 'cat', '«<<»', 'EOF', '«\n»'],
    ['cat <<<"a & b"', 'cat', '«<<<»', 'a & b'],
    ['a "b c', 'a', 'b c'],
    ["a 'b & c", 'a', 'b & c'],
    ['a $(b & c', 'a', '$(b & c'],
    ['a \\', 'a', '\\'],
    ['a\r\nb', 'a', '«\n»', 'b'],
    ['', ...[]],
  ];
  for (const [text, ...expected] of table) {
    it(`split ${JSON.stringify(text)} as ${JSON.stringify(expected)}`, () => {
      const { words } = shell(text);
      assert.deepEqual(
        words.map(({ value, operator }) => (operator ? `«${value}»` : value)),
        expected,
      );
    });
  }

  it('never throw and never overlap, whatever the text', () => {
    const next = numbers(3);
    const alphabet = [
      'a',
      ' ',
      '"',
      "'",
      '\\',
      '$(',
      ')',
      '`',
      '${',
      '}',
      '<<',
      '\n',
      '&',
      '>',
      '#',
      '$((',
      '|',
      'E',
    ];
    for (let count = 0; count < 3000; count++) {
      const text = Array.from({ length: next(24) }, () => alphabet[next(alphabet.length)]).join('');
      let last = 0;
      for (const { at } of shell(text).words) {
        assert.ok(at.span.start >= last && at.span.end > at.span.start && at.span.end <= text.length, text);
        last = at.span.end;
      }
    }
  });

  it('read a hundred thousand nested and unclosed expansions in one pass', () => {
    assert.equal(shell('$('.repeat(100_000)).words.length, 1);
    assert.equal(shell('"`${'.repeat(100_000)).words.length, 1);
  });

  it('say where they stand in the file when the text is written there character for character', () => {
    const file = 'web: gunicorn -D  "a b" app\n';
    const uri = 'file:///app/Procfile';
    const words = shellWords(file.slice(5, -1), verbatim({ uri, span: { start: 5, end: file.length - 1 } }));
    assert.deepEqual(
      words.map(({ at }) => file.slice(at.span.start, at.span.end)),
      ['gunicorn', '-D', '"a b"', 'app'],
    );
    assert.ok(words.every(({ exact, at }) => exact && at.uri === uri));
  });

  it('all stand in the whole text where the file writes it in another way', () => {
    const whole = { uri: 'file:///app/compose.yaml', span: { start: 40, end: 90 } };
    const words = shellWords('gunicorn -D', inexact(whole));
    assert.deepEqual(values(words), ['gunicorn', '-D']);
    assert.ok(words.every(({ exact, at }) => !exact && at === whole));
  });

  it('know where each character between one pair of quotes is written, escapes included', () => {
    const command = shell('sh -c "echo \\"a\\" -D" \'x\'y z');
    const [, , string, joined, bare] = command.words;
    const at = string?.inner?.at(string.value.indexOf('"a"'), string.value.indexOf('"a"') + 3);
    assert.equal(command.text.slice(at?.span.start, at?.span.end), '\\"a\\"');
    assert.equal(joined?.inner, undefined);
    assert.equal(bare?.inner?.at(0, 1).span.start, command.text.length - 1);
  });
});

describe('shlex words', () => {
  const python = spawnSync('python3', ['--version']).status === 0;

  it('are the words that Python makes of 600 generated lines', function () {
    if (!python) this.skip();
    const next = numbers(5);
    const lines = Array.from({ length: 600 }, () => `${lineFrom(next)} && b > "c" ; d&`);
    const code = 'import json,shlex,sys; print(json.dumps([shlex.split(x) for x in json.load(sys.stdin)]))';
    const { stdout } = spawnSync('python3', ['-c', code], { input: JSON.stringify(lines), encoding: 'utf8' });
    const real = JSON.parse(stdout) as string[][];
    for (const [index, line] of lines.entries())
      assert.deepEqual(values(split(line).words), real[index], line);
  });

  it('have no operators: they are passed on as they are', () => {
    const { words } = split('a && b > c # d');
    assert.deepEqual(values(words), ['a', '&&', 'b', '>', 'c', '#', 'd']);
    assert.ok(words.every(({ operator }) => !operator));
  });

  it('have ranges that include their quotes', () => {
    const command = split(`nginx -g 'daemon off;' ""`);
    assert.deepEqual(
      command.words.map((word) => written(command, word)),
      ['nginx', '-g', "'daemon off;'", '""'],
    );
  });

  it('give the rest to the last word where a quote is not closed', () => {
    assert.deepEqual(values(shlexWords('a "b c', inexact(split('').at))), ['a', 'b c']);
  });
});
