/** A command line that goes against the process model, and the rules of which one must tell of it. */
export interface BadCommand {
  readonly name: string;
  readonly command: string;
  readonly rules: readonly string[];
}

const named = (name: string, rules: readonly string[], ...commands: readonly string[]): BadCommand[] =>
  commands.map((command) => ({ name, command, rules }));

/** Commands that are wrong as one process of any manager; no shell reads them where `sh -c` does not stand there. */
export const badCommands: readonly BadCommand[] = [
  ...named(
    'a daemon flag',
    ['detaches-from-manager'],
    'gunicorn --daemon shop:app',
    'gunicorn -b 0.0.0.0:8000 -Dw 4 shop.wsgi',
    'celery -A shop worker --detach',
    'redis-server /etc/redis.conf --daemonize yes',
    'memcached -m 64 -d',
    'mongod --fork --logpath /var/log/mongod.log',
    'uwsgi --ini shop.ini --daemonize /var/log/uwsgi.log',
    'unicorn -c config/unicorn.rb -D',
    'haproxy -f /etc/haproxy.cfg -D',
    'env RAILS_ENV=production bundle exec rails server -d',
    'php-fpm8.2 -D',
    'pg_ctl -D /var/lib/postgresql/data start',
    'exec dumb-init -- gunicorn shop:app --daemon',
  ),
  ...named(
    'a program that leaves by default',
    ['detaches-from-manager'],
    'nginx',
    'httpd',
    'sshd',
    'crond',
    'pm2 start server.js',
    'apachectl start',
  ),
  ...named(
    'a program that puts another in the background',
    ['detaches-from-manager'],
    'nohup node server.js',
    'setsid node server.js',
    'screen -d -m node server.js',
    'start-stop-daemon --start --background --exec /usr/bin/shop',
    'service nginx start',
    '/etc/init.d/apache2 start',
  ),
  ...named(
    'a PID file',
    ['pid-file'],
    'gunicorn -p /run/shop.pid shop:app',
    'celery -A shop worker --pidfile=/run/celery.pid',
    'bundle exec puma --pidfile tmp/puma.pid',
    'uwsgi --ini shop.ini --pidfile /run/uwsgi.pid',
  ),
  ...named(
    'a manager inside a manager',
    ['nested-manager'],
    'supervisord -n -c /etc/supervisord.conf',
    'honcho start',
    'foreman start -f Procfile',
    'pm2-runtime start ecosystem.config.js',
  ),
  ...named(
    'a scheduler in a worker',
    ['scheduler-scaled'],
    'celery -A shop worker -B',
    'celery -A shop worker --beat',
  ),
];

/** Lines that a shell reads: a Procfile's own, or what stands behind `sh -c`. */
export const badShellLines: readonly BadCommand[] = [
  ...named(
    'a background operator at the end',
    ['detaches-from-manager'],
    'node server.js &',
    'python manage.py runserver 0.0.0.0:8000 &',
  ),
  ...named(
    'a loop that restarts',
    ['restart-loop'],
    'while true; do node server.js; done',
    'while :; do python worker.py; sleep 1; done',
    'until node server.js; do sleep 1; done',
  ),
  ...named(
    'a container that is kept alive',
    ['keeps-container-alive', 'detaches-from-manager'],
    'service nginx start && tail -f /dev/null',
    'node server.js & tail -f /dev/null',
    'nginx && sleep infinity',
  ),
  ...named(
    'several workloads in one type',
    ['several-workloads'],
    'concurrently "node server.js" "node worker.js"',
    'gunicorn shop:app & celery -A shop worker',
  ),
];

/** Lines that keep a signal to stop from the program, in front of which a shell is process 1. */
export const deafShellLines: readonly BadCommand[] = [
  ...named(
    'a shell in front',
    ['shell-swallows-sigterm'],
    'cd /app && node server.js',
    'node migrate.js; node server.js',
  ),
  ...named(
    'a migration at the start',
    ['migrates-at-start'],
    'python manage.py migrate && exec gunicorn shop:app',
    'bundle exec rails db:migrate && exec bundle exec puma',
    'npx prisma migrate deploy && exec node server.js',
  ),
];

/** Operators that stand where no shell reads them. */
export const literalOperators: readonly BadCommand[] = named(
  'an operator without a shell',
  ['operator-without-shell'],
  'node migrate.js && node server.js',
  'node server.js > /var/log/server.log',
  'node server.js | tee log.txt',
);
