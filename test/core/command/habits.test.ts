import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { CommandLine } from '../../../src/core/command/command-line';
import { containerTraits } from '../../../src/core/command/container-traits';
import { literalOperators } from '../../../src/core/command/habits/literal-operator';
import { commandTraits } from '../../../src/core/command/traits';
import { applyEdits } from '../../../src/core/source';
import type { CommandTrait } from '../../../src/core/trait';
import { list, shell, split } from './lines';

function traitsOf(command: CommandLine): readonly CommandTrait[] {
  const all = [...commandTraits(command, () => undefined), ...containerTraits(command, { limited: true })];
  return [...all, ...literalOperators(command, true)].filter(
    (trait) => 'certain' in trait && trait.kind !== 'fires-once',
  ) as CommandTrait[];
}

/** Each habit by the characters that show it; `?` before what may be on purpose. */
function found(command: CommandLine): string[] {
  return traitsOf(command).map(
    ({ kind, certain, at: { span } }) =>
      `${certain ? '' : '?'}${kind}: ${command.text.slice(span.start, span.end)}`,
  );
}

const inShell: readonly [text: string, ...found: string[]][] = [
  ['gunicorn shop:app'],
  // restarts-itself
  ['while true; do gunicorn shop:app; sleep 1; done', 'restarts-itself: while true'],
  ['while :; do python manage.py runserver; done', 'restarts-itself: while :'],
  ['while :; do python worker.py; sleep 1; done', 'restarts-itself: while :'],
  ['while :; do python import.py; sleep 1; done'],
  ['until gunicorn shop:app; do echo again; done', 'restarts-itself: until gunicorn shop:app'],
  ['while true; do certbot renew; sleep 12h; done'],
  ['while true; do nginx -s reload; sleep 6h; done'],
  ['until pg_isready; do sleep 1; done; exec gunicorn shop:app'],
  ['while ! nc -z db 5432; do sleep 1; done; exec gunicorn shop:app'],
  ['echo while true do gunicorn done'],
  ['while true; do node index.js; sleep 3600; done'],
  ['while true; do node index.js; sleep 5; done', 'restarts-itself: while true'],
  // several-workloads
  ['celery -A shop worker & gunicorn shop:app', 'several-workloads: celery -A shop worker'],
  ['celery -A shop worker & gunicorn shop:app & wait', 'several-workloads: celery -A shop worker'],
  ['./watch-css & gunicorn shop:app'],
  ['gunicorn shop:app & gunicorn shop:app & wait'],
  ['concurrently "npm:web" "npm:worker"', '?several-workloads: concurrently "npm:web" "npm:worker"'],
  ['npm-run-all -p web worker', '?several-workloads: npm-run-all -p web worker'],
  ['npm-run-all build web'],
  // migrates
  ['rails db:migrate && rails server', 'migrates: rails db:migrate'],
  ['bundle exec rake db:migrate; exec bundle exec puma', 'migrates: rake db:migrate'],
  [
    'python3 manage.py migrate --noinput && exec gunicorn shop:app',
    'migrates: python3 manage.py migrate --noinput',
  ],
  ['alembic -c a.ini upgrade head && uvicorn shop:app', 'migrates: alembic -c a.ini upgrade head'],
  ['npx prisma migrate deploy && node server.js', 'migrates: prisma migrate deploy'],
  ['rails db:migrate'],
  ['python manage.py makemigrations && gunicorn shop:app'],
  ['rails db:seed && rails server'],
];

const inContainer: readonly [script: string, ...found: string[]][] = [
  // nested-manager
  ['supervisord -n', 'nested-manager: supervisord'],
  ['supervisord --version'],
  ['supervisorctl status'],
  ['foreman start -f Procfile', 'nested-manager: foreman start'],
  ['foreman check'],
  ['honcho -f Procfile start web', 'nested-manager: honcho -f Procfile start'],
  ['overmind start', 'nested-manager: overmind start'],
  ['pm2 start app.js --no-daemon', 'nested-manager: pm2 start'],
  ['pm2 logs'],
  ['pm2-runtime app.js', '?nested-manager: pm2-runtime'],
  ['forever app.js', 'nested-manager: forever'],
  ['forever list'],
  ['runsvdir /etc/service', 'nested-manager: runsvdir'],
  ['monit -I', 'nested-manager: monit -I'],
  ['monit status'],
  ['s6-svscan /etc/s6', '?nested-manager: s6-svscan'],
];

const inFront: readonly [shell: string, script: string, ...found: string[]][] = [
  ['sh', 'gunicorn shop:app', '?swallows-signals: gunicorn shop:app'],
  ['dash', 'gunicorn shop:app', 'swallows-signals: gunicorn shop:app'],
  ['bash', 'gunicorn shop:app'],
  ['ash', 'gunicorn shop:app'],
  ['sh', 'exec gunicorn shop:app'],
  ['bash', 'gunicorn shop:app 2>&1', 'swallows-signals: gunicorn shop:app'],
  ['bash', 'gunicorn shop:app | tee log', 'swallows-signals: gunicorn shop:app'],
  ['sh', 'gunicorn shop:app | tee log', 'swallows-signals: gunicorn shop:app'],
  ['ash', 'gunicorn shop:app; echo end', 'swallows-signals: gunicorn shop:app'],
  ['bash', 'prepare && gunicorn shop:app'],
  ['bash', 'if ready; then gunicorn shop:app; fi', 'swallows-signals: gunicorn shop:app'],
  ['bash', 'trap stop TERM; gunicorn shop:app & wait'],
  ['sh', 'bin/import'],
  ['sh', 'while true; do gunicorn shop:app; done', 'restarts-itself: while true'],
  ['sh', 'npm install && npm run dev', '?swallows-signals: npm run dev'],
  ['sh', 'npm install serve'],
  ['sh', 'gunicorn --version'],
  // keeps-alive
  ['bash', 'gunicorn shop:app & sleep infinity', 'keeps-alive: sleep infinity'],
  ['bash', 'bin/serve & tail -f /dev/null', 'keeps-alive: tail -f /dev/null'],
  ['bash', 'echo ready & tail -f /var/log/shop.log'],
  ['bash', 'pm2 start app.js && tail -f /dev/null', 'keeps-alive: tail -f /dev/null'],
  ['bash', 'bin/prepare && sleep infinity'],
  ['bash', 'sleep infinity'],
];

const literal: readonly [words: readonly string[], ...found: string[]][] = [
  [['bin/a', '&&', 'bin/b'], 'literal-operator: &&'],
  [['bin/a', '>', 'log'], 'literal-operator: >'],
  [['bin/a', '2>&1'], 'literal-operator: 2>&1'],
  [['sh', '-c', 'bin/a && bin/b']],
  [['find', '.', '-exec', 'rm', '{}', ';']],
  [['bin/a', 'a && b']],
];

describe('what a command does beside being one process', () => {
  for (const [text, ...expected] of inShell)
    it(`is seen in the shell text \`${text}\`: ${expected.length}`, () => {
      assert.deepEqual(found(shell(text)), expected);
    });
  for (const [text, ...expected] of inContainer)
    it(`is seen in the container of \`${text}\`: ${expected.length}`, () => {
      assert.deepEqual(found(split(text)), expected);
    });
  for (const [name, script, ...expected] of inFront)
    it(`is seen behind ${name} -c '${script}': ${expected.length}`, () => {
      assert.deepEqual(found(list(name, '-c', script)), expected);
    });
  for (const [words, ...expected] of literal)
    it(`is seen in the words ${words.join(' ')}: ${expected.length}`, () => {
      assert.deepEqual(found(list(...words)), expected);
    });

  it('is looked for in commands of any length, in a shell and in words alike', () => {
    for (const text of ['gunicorn a & nohup b; ', 'while true; do gunicorn a; ', 'gunicorn a | ']) {
      const many = text.repeat(2_000);
      const kinds = (command: CommandLine) => new Set(traitsOf(command).map(({ kind }) => kind));
      assert.deepEqual(kinds(shell(many)), kinds(shell(text.repeat(3))), text);
    }
  });

  it('leaves a shell alone that another program starts and looks after', () => {
    assert.deepEqual(found(list('tini', '-g', '--', 'dash', '-c', 'gunicorn shop:app')), []);
  });

  it('is mended by exec before the last program, behind its variables', () => {
    for (const [script, mended] of [
      ['gunicorn shop:app', 'exec gunicorn shop:app'],
      ['prepare && A=1 gunicorn shop:app 2>&1', 'prepare && A=1 exec gunicorn shop:app 2>&1'],
      ['gunicorn shop:app | tee log', undefined],
      ['(gunicorn shop:app)', undefined],
    ] as const) {
      const command = list('dash', '-c', script);
      const change = traitsOf(command)[0]?.replace?.change();
      const text = change && applyEdits(command.text, change.edits);
      assert.equal(text, mended === undefined ? undefined : `dash\n-c\n${mended}`, script);
    }
  });
});
