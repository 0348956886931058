import assert from 'node:assert/strict';
import { programs } from '../../../src/core/command/unwrap';
import { list, numbers, sh, shell, split, values, written } from './lines';

/** The argument lists that run, as one text each. */
function run(command: ReturnType<typeof shell>): string[] {
  return programs(command).map(({ words, background }) => values(words).join('·') + (background ? ' &' : ''));
}

describe('the programs of a shell text', () => {
  it('are those that the real sh runs, with the same arguments, for 500 generated texts', () => {
    const next = numbers(21);
    const pick = (choices: readonly string[]) => choices[next(choices.length)] ?? '';
    const one = () =>
      `p ${pick(['a', '-D', '"a & b"', "'c;d'", '\\&', 'x=1'])}${pick(['', ' 2>&1', ' >/dev/null', ' </dev/null', ' b'])}`;
    const shape = (depth: number): string => {
      const inner = () => (depth > 0 && next(3) > 0 ? shape(depth - 1) : one());
      const [a, b] = [inner(), inner()];
      return pick([
        `${a} && ${b}`,
        `${a}; ${b}`,
        `${a}\n${b}`,
        `${a} | ${b}`,
        `${a} & ${b}; wait`,
        `(${a}; ${b})`,
        `{ ${a}; ${b}; }`,
        `if ${a}; then ${b}; fi`,
        `for x in p; do ${a}; done; ${b}`,
        `case x in\n p) no ;;\n a|x) ${a} ;;\nesac\n${b}`,
        `{ f() { ${a}; }; f; }; ${b}`,
        `${one()} <<E\np not & run\nE\n${b}`,
        `A=1 ${one()} # p no & no\n${b}`,
      ]);
    };
    const texts = Array.from({ length: 500 }, () => shape(2));
    const head = `exec 4>&1; p() { l=; for a in "$@"; do l="$l$a·"; done; printf '%s\\n' "$l" >&3; }`;
    // `cat` ends when the last program of a text has, also one that was left in the background.
    const run = (text: string) => `(${text}\n) 3>&1 >/dev/null | cat >&4\nprintf '\\001' >&4`;
    const real = sh(`${head}\n${texts.map(run).join('\n')}`).split('\u0001');
    for (const [index, text] of texts.entries()) {
      const mine = programs(shell(text)).filter(({ program }) => program === 'p');
      assert.deepEqual(
        mine
          .map(({ words }) =>
            values(words.slice(1))
              .map((value) => `${value}·`)
              .join(''),
          )
          .sort(),
        real[index]
          ?.split('\n')
          .filter((line) => line !== '')
          .sort(),
        text,
      );
    }
  });

  const table: readonly [text: string, ...programs: string[]][] = [
    ['a -x', 'a·-x'],
    ['a & b', 'a &', 'b'],
    ['a && b & c', 'a &', 'b &', 'c'],
    ['a; b &', 'a', 'b &'],
    ['a & wait', 'a &', 'wait'],
    ['a &>log', 'a'],
    ['a >&2', 'a'],
    ['a 2>&1 b', 'a·b'],
    ['a |& b', 'a', 'b'],
    ['a "http://h/?x=1&y=2"', 'a·http://h/?x=1&y=2'],
    ['A=1 B="x y" a A=2', 'a·A=2'],
    ['> log a b', 'a·b'],
    ['[[ a && b > c ]] && d', 'd'],
    ['while true; do a; done', 'true', 'a'],
    ['case $1 in nginx) a;; (b|c) d;; esac; e', 'a', 'd', 'e'],
    ['(case x in nginx) a;; esac); b', 'a', 'b'],
    ['nginx() { a; }', 'a'],
    ["trap 'kill $!' TERM; a & wait $!", 'trap·kill $!·TERM', 'a &', 'wait·$!'],
    ["sh -c 'a & b' &", 'a &', 'b &'],
    ['A=1', ...[]],
    ['', ...[]],
  ];
  for (const [text, ...expected] of table) {
    it(`of ${JSON.stringify(text)} are ${JSON.stringify(expected)}`, () => {
      assert.deepEqual(run(shell(text)), expected);
    });
  }
});

describe('the program behind its wrappers', () => {
  const table: readonly [text: string, expected: string][] = [
    ['A=1 B=2 a -D', 'a·-D'],
    ['env -i -u HOME K=V a -D', 'a·-D'],
    ['/usr/bin/env A=1 /opt/a -D', '/opt/a·-D'],
    ['exec a', 'a'],
    ['exec -a name a', 'a'],
    ['time -p a', 'a'],
    ['nice -n 10 a', 'a'],
    ['nice -n10 a', 'a'],
    ['nice -10 a', 'a'],
    ['dumb-init -- a -D', 'a·-D'],
    ['dumb-init --rewrite 15:3 a', 'a'],
    ['tini -g -- a', 'a'],
    ['/sbin/tini a', 'a'],
    ['catatonit -- a', 'a'],
    ['gosu app a -D', 'a·-D'],
    ['su-exec app:app a', 'a'],
    ['chpst -u app -e /env a', 'a'],
    ['sudo -Eu app A=1 a', 'a'],
    ['timeout -k 5 30 a', 'a'],
    ['nohup a', 'a'],
    ['setsid -w a', 'a'],
    ['bundle exec a -D', 'a·-D'],
    ['poetry run a', 'a'],
    ['pipenv run a', 'a'],
    ['uv run --no-sync --with x a -D', 'a·-D'],
    ['uv run -m a -D', 'a·-D'],
    ['npx -y a -D', 'a·-D'],
    ['npx --package x a', 'a'],
    ['python -m a -D', 'a·-D'],
    ['python3.12 -um a', 'a'],
    ['python -X dev -W ignore -m a', 'a'],
    ['/docker-entrypoint.sh a -D', 'a·-D'],
    ['busybox a -f', 'a·-f'],
    ['exec tini -- gosu app bundle exec a', 'a'],
  ];
  for (const [text, expected] of table) {
    it(`of ${text} is ${expected}, with and without a shell`, () => {
      assert.deepEqual(run(shell(text)), [expected]);
      assert.deepEqual(run(split(text)), [expected]);
    });
  }

  const own: readonly string[] = [
    'env',
    'env -S·a b',
    'command·-v·nginx',
    'sudo·-l',
    'bundle·install',
    'uv·sync',
    'python·app.py',
    'python·-c·import a',
    'npx·-c·a',
    'docker-entrypoint.sh·--port·1',
    'sh·run.sh',
    'sh·-e·run.sh·-c·a',
  ];
  for (const text of own) {
    it(`is the wrapper itself in ${text}`, () => assert.deepEqual(run(list(...text.split('·'))), [text]));
  }

  const shells: readonly [words: string, ...expected: string[]][] = [
    ['sh·-c·a -D', 'a·-D'],
    ['/bin/bash·-lc·exec a && b', 'a', 'b'],
    ['bash·-e·-u·-c·a', 'a'],
    ['bash·-euo·pipefail·-c·a', 'a'],
    ['bash·--login·-c·a·name·arg', 'a'],
    ['ash·-ec·a; b', 'a', 'b'],
    ['dash·-c·sh -c "a; b"; c', 'a', 'b', 'c'],
    ['tini·--·sh·-c·exec env A=1 a', 'a'],
    ['sh·-c', ...[]],
  ];
  for (const [words, ...expected] of shells) {
    it(`is found in what a shell reads: ${words}`, () =>
      assert.deepEqual(run(list(...words.split('·'))), expected));
  }

  it('takes operators for plain words where no shell runs', () => {
    assert.deepEqual(run(split('a && b & c > d')), ['a·&&·b·&·c·>·d']);
    assert.deepEqual(run(list('a', '&')), ['a·&']);
  });

  it('keeps what is around it: variables and wrappers, outermost first', () => {
    const [found] = programs(shell("nohup env A=1 sh -c 'B=2 bundle exec /app/bin/a'"));
    assert.equal(found?.program, 'a');
    assert.deepEqual(
      found?.wrappers.map(({ words }) => values(words).join(' ')),
      ['nohup', 'env A=1', 'sh -c', 'bundle exec'],
    );
    assert.deepEqual(
      found?.env.map(({ name, value }) => `${name}=${value}`),
      ['B=2'],
    );
  });

  it('knows where its words are written inside of the text of another shell', () => {
    for (const command of [
      shell(`exec sh -c 'gunicorn -D "a b"' &`),
      shell(`exec sh -c "gunicorn -D 'a b'"`),
      list('sh', '-c', 'gunicorn -D "a b"'),
    ]) {
      const [found] = programs(command);
      assert.deepEqual(values(found?.words ?? []), ['gunicorn', '-D', 'a b']);
      assert.deepEqual(
        found?.words.map((word) => written(command, word).replaceAll('"', "'")),
        ['gunicorn', '-D', "'a b'"],
      );
      assert.ok(found?.words.every(({ exact }) => exact));
    }
  });

  it('stands in the whole word where that is put together of several quotes', () => {
    const command = shell(`sh -c 'gunicorn '"-D app"`);
    const [found] = programs(command);
    assert.deepEqual(values(found?.words ?? []), ['gunicorn', '-D', 'app']);
    for (const word of found?.words ?? []) {
      assert.equal(word.exact, false);
      assert.equal(written(command, word), `'gunicorn '"-D app"`);
    }
  });
});
