import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { verbatim } from '../../../src/core/command/place';
import { commandLines } from '../../../src/managers/systemd/exec-line';
import { readUnitFile } from '../../../src/managers/systemd/unit-file';

const read = (text: string) => readUnitFile({ uri: 'file:///shop/web.service', version: 1, text });
const assigned = (text: string) =>
  read(text).assignments.map(({ section, key, value }) => `${section} ${key}=${value}`);

describe('a unit file', () => {
  for (const [what, text, expected] of [
    ['sections and keys', '[Unit]\nA=1\n[Service]\n B = 2 \n', ['Unit A=1', 'Service B=2']],
    ['comments at the start of a line alone', '[A]\n# x\n ; y\nB=1 # no\n', ['A B=1 # no']],
    ['lines that go on', '[A]\nB=1 \\\n  2\\\n3\nC=4\n', ['A B=1    2 3', 'A C=4']],
    ['comments between lines that go on', '[A]\nB=1\\\n# x\n; y\n2\n', ['A B=1 2']],
    ['a blank line as the end of what goes on', '[A]\nB=1\\\n\nC=2\n', ['A B=1', 'A C=2']],
    ['an escaped backslash at the end', '[A]\nB=1\\\\\nC=2\n', ['A B=1\\\\', 'A C=2']],
    ['an empty value', '[A]\nB=\n', ['A B=']],
    ['line ends of Windows, and a byte order mark', '\uFEFF[A]\r\nB=1\\\r\n2\r\n', ['A B=1 2']],
    ['the end of the text in the midst of a line', '[A]\nB=1\\', ['A B=1']],
    ['what stands before a section as nothing', 'B=1\n[A]\nC=2\n', ['A C=2']],
  ] as const)
    it(`has ${what}`, () => {
      assert.deepEqual(assigned(text), expected);
    });

  it('knows where keys and values are written', () => {
    const text = '[Service]\nExecStart=/bin/a \\\n  --b\n';
    const [assignment] = read(text).assignments;
    const slice = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
    assert.equal(slice(assignment?.keyAt.span ?? { start: 0, end: 0 }), 'ExecStart');
    assert.equal(slice(assignment?.place.whole.span ?? { start: 0, end: 0 }), '/bin/a \\\n  --b');
  });

  it('tells of a line that assigns nothing', () => {
    const text = '[Service]\nbogus\nA=1\n';
    const { problems } = read(text);
    assert.deepEqual(
      problems.map(({ at: { span } }) => text.slice(span.start, span.end)),
      ['bogus'],
    );
  });
});

describe('the command lines of a unit', () => {
  const split = (text: string) => {
    const place = verbatim({ uri: 'file:///shop/web.service', span: { start: 0, end: text.length } });
    return commandLines(text, place).map((words) => words.map(({ value }) => value));
  };

  for (const [text, ...expected] of [
    ['/bin/a b  c', ['/bin/a', 'b', 'c']],
    [`/bin/a "b c" 'd e' --f="g h"`, ['/bin/a', 'b c', 'd e', '--f=g h']],
    // From systemd.service(5).
    ['echo / >/dev/null & \\; ls', ['echo', '/', '>/dev/null', '&', ';', 'ls']],
    ['echo one ; echo "two two"', ['echo', 'one'], ['echo', 'two two']],
    [`sh -c 'dmesg | tac'`, ['sh', '-c', 'dmesg | tac']],
    ['-/bin/a b', ['/bin/a', 'b']],
    ['@/bin/a name b', ['/bin/a', 'b']],
    ['+!!/bin/a', ['/bin/a']],
    ['/bin/a \\x41\\u00e9\\101\\s\\t%%i $$x ${Y}', ['/bin/a', 'A\u00e9A \t%i', '$x', '${Y}']],
    ['/bin/a "unclosed b', ['/bin/a', 'unclosed b']],
    [''],
  ] as const)
    it(`are split as systemd splits ${text}`, () => {
      assert.deepEqual(split(text), expected);
    });
});
