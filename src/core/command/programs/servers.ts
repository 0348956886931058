import { names } from '../flags';
import type { Invocation } from '../unwrap';
import { readInvocation } from './judge';

/** Programs that stay, whatever they are told. From their manuals. */
const ALWAYS = new Set(
  [
    'gunicorn uvicorn hypercorn daphne waitress-serve uwsgi granian streamlit puma unicorn rainbows rackup sidekiq',
    'clockwork supercronic nodemon http-server json-server php-fpm nginx httpd haproxy varnishd traefik memcached',
    'postgres mysqld mariadbd mongod mongos redis-server valkey-server rabbitmq-server huey_consumer rqworker',
  ].flatMap((line) => line.split(' ')),
);

/** Programs that stay with one of these as their first operand. */
const BY_COMMAND: Readonly<Record<string, RegExp>> = {
  rails: /^(s|server)$/,
  thin: /^start$/,
  flask: /^run$/,
  caddy: /^run$/,
  celery: /^(worker|beat|flower)$/,
  airflow: /^(webserver|api-server|scheduler|triggerer|dag-processor)$/,
  next: /^(start|dev)$/,
  vite: /^(dev|preview|serve)$/,
  rq: /^worker$/,
  fastapi: /^(run|dev)$/,
  mlflow: /^(server|ui)$/,
};

/** A package's own script, by the names that are used for what stays. */
const PACKAGE_SCRIPT = /^(npm|yarn|pnpm|bun) (run )?(start|dev|serve)( |$)/;

/** Scripts of an interpreter that stay, by name: a file named so is what a server is started from. */
const SCRIPTS: readonly (readonly [interpreter: RegExp, script: RegExp, then?: RegExp])[] = [
  [/^(node|bun|ts-node|tsx)$/, /(^|\/)(server|app|main|index|worker)\.[cm]?[jt]s$/],
  [/^python[\d.]*$/, /(^|\/)(server|app|worker)\.py$/],
  [/^python[\d.]*$/, /(^|\/)manage\.py$/, /^(runserver|runserver_plus|qcluster|rqworker)$/],
  [/^php$/, /(^|\/)artisan$/, /^(serve|queue:work|queue:listen|horizon|octane:start|schedule:work)$/],
  [/^java$/, /^-jar$/],
];

/** True where a program is known to stay: a server, or a worker that waits for work. */
export function isServer(invocation: Invocation): boolean {
  const { program, words } = invocation;
  if (doesSomethingElse(invocation)) return false;
  const args = words.slice(1).map(({ value }) => value);
  if (ALWAYS.has(program) || PACKAGE_SCRIPT.test([program, ...args].join(' '))) return true;
  const commands = Object.hasOwn(BY_COMMAND, program) ? BY_COMMAND[program] : undefined;
  if (commands) return args.some((value, at) => commands.test(value) && !isValue(args, at));
  return SCRIPTS.some(([interpreter, script, then]) => {
    if (!interpreter.test(program)) return false;
    const at = args.findIndex((value) => script.test(value));
    return at >= 0 && (then === undefined || then.test(args[at + 1] ?? ''));
  });
}

/** Right behind a flag, which may take it: `celery -A worker`. */
function isValue(args: readonly string[], at: number): boolean {
  return /^-[^=]*$/.test(args[at - 1] ?? '') && args[at - 1] !== '--';
}

/** By a flag: its version, a test of its configuration, a signal to the one that runs. */
function doesSomethingElse(invocation: Invocation): boolean {
  if (invocation.words.some(({ value }) => /^(-h|--help|--version)$/.test(value))) return true;
  const { behaviour, flags = [] } = readInvocation(invocation) ?? {};
  const aside = names(behaviour?.aside);
  const { asideWhen = {} } = behaviour ?? {};
  return flags.some(({ name, value = '' }) => aside.includes(name) || asideWhen[name]?.test(value));
}
