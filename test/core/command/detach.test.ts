import assert from 'node:assert/strict';
import type { CommandLine } from '../../../src/core/command/command-line';
import { detachments } from '../../../src/core/command/detach';
import { list, shell, split, written } from './lines';

/** Each finding by the characters that show it; `!` before what may not simply be taken out. */
function found(command: CommandLine): string[] {
  return detachments(command).map(({ kind, by, words, removable }) => {
    const shown = words.map((word) => written(command, word)).join(' ');
    return `${removable ? '' : '!'}${by === 'default' ? 'default' : kind} ${shown}`;
  });
}

/** What a command shows, in a shell and without one. */
const rows: readonly [text: string, ...findings: string[]][] = [
  // init scripts
  ['service nginx start', '!detaches service nginx start'],
  ['service nginx status'],
  ['systemctl start nginx', '!detaches systemctl start nginx'],
  ['systemctl status nginx'],
  ['/etc/init.d/cron start', '!detaches /etc/init.d/cron start'],
  ['bin/service nginx'],
  // nginx
  ['nginx', '!default nginx'],
  ['/usr/sbin/nginx -c /etc/nginx.conf', '!default /usr/sbin/nginx'],
  ["nginx -g 'daemon off;'"],
  [`nginx -g"daemon off;"`],
  ["nginx -c x -g 'pid /p; daemon off;'"],
  ["nginx -g 'pid /p;'", '!default nginx'],
  ['nginx -t'],
  ['nginx -qt'],
  ['nginx -s reload'],
  ['nginx -v'],
  ['nginx $NGINX_OPTIONS'],
  ['nginx -g "$GLOBALS"'],
  ['nginx -X'],
  ['openresty -p /app', '!default openresty'],
  ["gosu www nginx -g 'daemon off;'"],
  // httpd
  ['httpd', '!default httpd'],
  ['apache2 -k start', '!default apache2'],
  ['apache2 -k graceful-stop'],
  ['httpd -D SSL', '!default httpd'],
  ['httpd -D FOREGROUND'],
  ['httpd -DFOREGROUND'],
  ['httpd -DNO_DETACH'],
  ['httpd -X'],
  ['httpd -t'],
  ['httpd -f -v -p 8080'],
  ['httpd-foreground'],
  ['apachectl start', '!detaches start'],
  ['apachectl -k start', '!detaches -k start'],
  ['apachectl -D FOREGROUND'],
  ['apachectl start -DFOREGROUND'],
  ['apachectl configtest'],
  ['apachectl'],
  // php-fpm
  ['php-fpm', '!default php-fpm'],
  ['php-fpm8.3 -y x', '!default php-fpm8.3'],
  ['php-fpm -D', '!detaches -D'],
  ['php-fpm -F'],
  ['php-fpm --nodaemonize'],
  ['php-fpm -RF'],
  ['php-fpm -t'],
  ['php-fpm -F -g /run/p.pid', 'pid-file -g /run/p.pid'],
  // haproxy
  ['haproxy -f x -D', 'detaches -D'],
  ['haproxy -f x -D -p /run/h.pid', 'pid-file -p /run/h.pid', 'detaches -D'],
  ['haproxy -f x'],
  ['haproxy -W -db -f x'],
  ['haproxy -D -db -f x'],
  ['haproxy -d -D -f x'],
  ['haproxy -c -D -f x'],
  // varnishd, lighttpd, squid, caddy
  ['varnishd -a :80 -f x', '!default varnishd'],
  ['varnishd -F -a :80 -P /run/v.pid', 'pid-file -P /run/v.pid'],
  ['varnishd -d'],
  ['varnishd -C -f x'],
  ['lighttpd -f x', '!default lighttpd'],
  ['lighttpd -D -f x'],
  ['lighttpd -tt -f x'],
  ['squid -f x', '!default squid'],
  ['squid -NYCd 1'],
  ['squid --foreground'],
  ['squid -k reconfigure'],
  ['squid -z'],
  ['caddy start --config x', '!detaches start'],
  ['caddy run --config x'],
  ['caddy run --pidfile /p', 'pid-file --pidfile /p'],
  // gunicorn
  ['gunicorn -D app', 'detaches -D'],
  ['gunicorn --daemon app', 'detaches --daemon'],
  ['gunicorn -Dw 4 app', '!detaches -Dw'],
  ['gunicorn -w4D app'],
  ['gunicorn -XD app'],
  ['gunicorn -w 4 app'],
  ['gunicorn -p 8000 app', 'pid-file -p 8000'],
  ['gunicorn --pid=/run/x.pid app', 'pid-file --pid=/run/x.pid'],
  ['gunicorn --pid /run/x.pid app', 'pid-file --pid /run/x.pid'],
  ['gunicorn --pid /dev/null app'],
  ['gunicorn -n -D app', 'detaches -D'],
  ['gunicorn app -- -D'],
  ['gunicorn --check-config -D app'],
  ['env A=1 bundle exec gunicorn "-D" app', 'detaches "-D"'],
  ['python -m gunicorn -D app', 'detaches -D'],
  // uwsgi
  ['uwsgi --ini x --daemonize /log', 'detaches --daemonize /log'],
  ['uwsgi -d /log', 'detaches -d /log'],
  ['uwsgi --daemonize2=/log', 'detaches --daemonize2=/log'],
  ['uwsgi --safe-pidfile /p', 'pid-file --safe-pidfile /p'],
  ['uwsgi --pidfile /p', 'pid-file --pidfile /p'],
  ['uwsgi --die-on-term --ini x'],
  ['uwsgi --reload /p'],
  // unicorn, puma, rack, rails, thin
  ['unicorn -c x -D', 'detaches -D'],
  ['unicorn_rails --daemonize', 'detaches --daemonize'],
  ['unicorn -d'],
  ['unicorn -P /p', 'pid-file -P /p'],
  ['puma -d -p 3000', 'detaches -d'],
  ['puma -p 3000'],
  ['puma -p3000 -t 1:5'],
  ['puma -S /state'],
  ['puma --pidfile x', 'pid-file --pidfile x'],
  ['rackup -D -P x', 'pid-file -P x', 'detaches -D'],
  ['rackup -d'],
  ['bin/rails server -d', 'detaches -d'],
  ['rails s -p 80 -P x', 'pid-file -P x'],
  ['rails s -P /dev/null'],
  ['rails console -d'],
  ['rails s -bd'],
  ['thin start -d', 'detaches -d'],
  ['thin -p 80 -P x -d start', 'pid-file -P x', 'detaches -d'],
  ['thin -D start'],
  ['thin stop -d'],
  // twistd
  ['twistd web --port 80', '!default twistd'],
  ['twistd -n web'],
  ['twistd -noy x.tac'],
  ['twistd --nodaemon --pidfile=x web', 'pid-file --pidfile=x'],
  ['twistd --nodaemon --pidfile= web'],
  ['twistd --version'],
  ['twistd'],
  // queues
  ['sidekiq -d', 'detaches -d'],
  ['sidekiq -P x', 'pid-file -P x'],
  ['sidekiq -q default -c 5'],
  ['BACKGROUND=no rake resque:work', 'detaches BACKGROUND=no'],
  ['rake resque:work BACKGROUND=', 'detaches BACKGROUND='],
  ['rake environment resque:work PIDFILE=./p', 'pid-file PIDFILE=./p'],
  ['QUEUE=* rake resque:work'],
  ['PIDFILE=/dev/null rake resque:work'],
  ['BACKGROUND=yes rake db:migrate'],
  ['BACKGROUND=yes rails resque:work', 'detaches BACKGROUND=yes'],
  ['bin/delayed_job start', '!detaches start'],
  ['script/delayed_job -n 2 restart', '!detaches restart'],
  ['bin/delayed_job run'],
  ['bin/delayed_job --queue start run'],
  // celery
  ['celery -A app worker -D', 'detaches -D'],
  ['celery -A worker beat --detach', 'detaches --detach'],
  ['celery -A app worker --detach', 'detaches --detach'],
  ['celery worker -A app -BD', '!detaches -BD'],
  ['celery -A app worker -lD'],
  ['celery -A app worker -P eventlet'],
  ['celery -A app worker --pidfile='],
  ['celery -A app worker --pidfile ""'],
  ['celery -A app beat --pidfile=/tmp/b', 'pid-file --pidfile=/tmp/b'],
  ['celery -A app beat -D'],
  ['celery multi start w1 -A app', '!detaches start'],
  ['celery multi stop w1'],
  ['celery -A app worker -l info'],
  // airflow
  ['airflow scheduler -D', 'detaches -D'],
  ['airflow webserver --daemon --pid /p', 'pid-file --pid /p', 'detaches --daemon'],
  ['airflow webserver -p 8080 -d'],
  ['airflow celery worker -D', 'detaches -D'],
  ['airflow dags list -D'],
  // stores
  ['redis-server --daemonize yes', 'detaches --daemonize yes'],
  ['redis-server --daemonize no'],
  ['redis-server --daemonize yes --daemonize no'],
  ['redis-server --daemonize no --daemonize yes', '!detaches --daemonize yes'],
  ['redis-server /etc/redis.conf --pidfile /p', 'pid-file --pidfile /p'],
  ['redis-server --save "" --port 80'],
  ['memcached -d -m 64', 'detaches -d'],
  ['memcached -vd', '!detaches -vd'],
  ['memcached -D :'],
  ['memcached -P /p', 'pid-file -P /p'],
  ['memcached -p 80 -m 64'],
  ['mongod --fork --logpath /l', 'detaches --fork'],
  ['mongod --fork=false'],
  ['mongos --pidfilepath /p', 'pid-file --pidfilepath /p'],
  ['mongod --shutdown --fork'],
  ['mysqld --daemonize', 'detaches --daemonize'],
  ['mysqld -D', 'detaches -D'],
  ['mysqld --daemonize=OFF'],
  ['mysqld --pid-file=/p', 'pid-file --pid-file=/p'],
  ['mysqld --initialize -D'],
  ['mariadbd -D'],
  ['pg_ctl -D /data start', '!detaches start'],
  ['pg_ctl start -D /data -l log', '!detaches start'],
  ['pg_ctl -D start status'],
  ['postgres -D /data'],
  ['rabbitmq-server -detached', 'detaches -detached'],
  ['rabbitmq-server'],
  ['elasticsearch -d -p /p', 'pid-file -p /p', 'detaches -d'],
  ['bin/elasticsearch -E a=d'],
  ['kafka-server-start.sh -daemon x.properties', 'detaches -daemon'],
  ['kafka-server-start.sh x.properties'],
  ['catalina.sh start', '!detaches start'],
  ['catalina.sh run'],
  ['solr start', '!detaches start'],
  ['solr start -c -f'],
  ['solr start -force', '!detaches start'],
  ['neo4j start', '!detaches start'],
  ['neo4j console'],
  ['java -Dkey=v -D -jar x.jar'],
  // system daemons
  ['crond', '!default crond'],
  ['crond -l 2 -L /log', '!default crond'],
  ['crond -f'],
  ['crond -n'],
  ['crond -f -l 8 -d'],
  ['cron', '!default cron'],
  ['cron -f'],
  ['cron -lf'],
  ['/usr/sbin/sshd', '!default /usr/sbin/sshd'],
  ['sshd -D'],
  ['sshd -De'],
  ['sshd -d -p 22'],
  ['sshd -t'],
  ['rsyslogd', '!default rsyslogd'],
  ['rsyslogd -n -i /p', 'pid-file -i /p'],
  ['rsyslogd -n -iNONE'],
  ['dnsmasq -C x --log-queries', '!default dnsmasq'],
  ['dnsmasq -kC x'],
  ['dnsmasq -d'],
  ['dnsmasq --keep-in-foreground'],
  ['busybox crond', '!default crond'],
  // managers
  ['supervisord -c x', '!default supervisord'],
  ['supervisord -n -c x'],
  ['supervisord --nodaemon -j /p', 'pid-file -j /p'],
  ['supervisorctl start web'],
  ['pm2 start app.js -i 4', '!detaches start'],
  ['pm2 start app.js --no-daemon'],
  ['pm2 --no-daemon start app.js'],
  ['pm2-runtime start app.js'],
  ['pm2 logs'],
  ['npx pm2 start x', '!detaches start'],
  ['forever start app.js', '!detaches start'],
  ['forever start --pidFile /p app.js', 'pid-file --pidFile /p', '!detaches start'],
  ['forever app.js'],
  ['overmind start -D', 'detaches -D'],
  ['OVERMIND_DAEMONIZE=1 overmind s', 'detaches OVERMIND_DAEMONIZE=1'],
  ['OVERMIND_DAEMONIZE=0 overmind s'],
  ['overmind start -l web'],
  ['docker run -d nginx', 'detaches -d'],
  ['docker run --rm -dit nginx', '!detaches -dit'],
  ['docker run --name d --detach=true nginx', 'detaches --detach=true'],
  ['docker run --detach=false nginx'],
  ['docker run --rm -p 80:80 mysql mysqld -d'],
  ['docker container run -d x', 'detaches -d'],
  ['docker compose -f x up -d', 'detaches -d'],
  ['docker compose up --wait web', 'detaches --wait'],
  ['docker-compose up -d', 'detaches -d'],
  ['docker compose up'],
  ['docker compose run -d web'],
  ['docker -D run x'],
  // what puts others in the background
  ['nohup node x', 'detaches nohup'],
  ['nohup gunicorn -D app', 'detaches nohup', 'detaches -D'],
  ['setsid node x', 'detaches setsid'],
  ['setsid -cf node x', 'detaches setsid -cf'],
  ['setsid -w node x'],
  ['setsid --wait node x'],
  ['sudo -b node x', 'detaches -b'],
  ['sudo -u b node x'],
  ['start-stop-daemon --start -b --exec /app -- -d', 'detaches -b'],
  ['start-stop-daemon -S -mb -p /p -x /app', '!detaches -mb'],
  ['start-stop-daemon --start --exec /app -- -b'],
  ['start-stop-daemon -K -b -p /p'],
  ['screen -dmS name node x', '!detaches -dmS'],
  ['screen -d -m node x', '!detaches -d'],
  ['screen -D -m node x'],
  ['screen -d name'],
  ['tmux new -d node', 'detaches -d'],
  ['tmux new-session -s name -d', 'detaches -d'],
  ['tmux new node -d'],
  ['tmux ls'],
  ['daemon node x', '!default daemon'],
  ['daemon -f node x'],
  ['bin/daemon start'],
  ['daemonize -p /p /app', 'pid-file -p /p', '!default daemonize'],
  // not theirs
  ['node server.js -d -D --daemon'],
  ['echo nginx'],
  ['tar -D -p x'],
];

describe('what leaves its manager', () => {
  for (const [text, ...findings] of rows) {
    it(`in \`${text}\`: ${findings.join(', ') || 'nothing'}`, () => {
      assert.deepEqual(found(shell(text)), findings, 'in a shell');
      assert.deepEqual(found(split(text)), findings, 'without a shell');
    });
  }

  const shellRows: readonly [text: string, ...findings: string[]][] = [
    ['node x &', 'detaches &'],
    ['node x & # here', 'detaches &'],
    ['node x &\n', 'detaches &'],
    ['a & b &', 'detaches &'],
    ['(node x &)', 'detaches &'],
    ['{ node x & }', '!detaches &'],
    ["sh -c 'node x &'", 'detaches &'],
    ['mysqld_safe --user=mysql &', 'detaches &'],
    ['nohup node x >log 2>&1 &', 'detaches nohup', 'detaches &'],
    ['node x & disown', '!detaches disown'],
    ['node x & wait'],
    ["trap 'kill $!' TERM; node x & wait $!"],
    ['a & exec b'],
    ['a && b'],
    ['a \\&'],
    ["a '&'"],
    ['a # &'],
    ['a &>log'],
    ['a >&2'],
    ['a 2>&1'],
    ['a |& b'],
    ['echo $((a&b))'],
    ['curl "http://h/?a&"'],
    ['cat <<E\na &\nE'],
    ['a && nginx', '!default nginx'],
    ['nginx; tail -f x', '!default nginx'],
    ["nginx -g 'daemon off;' && b"],
    ['case $1 in nginx) exec gunicorn -D;; esac', 'detaches -D'],
    ['gunicorn $(echo -D) app'],
    ['pm2 start x && pm2 logs'],
    ['pm2 start x; pm2 list', '!detaches start'],
    ['pm2 logs; pm2 start x', '!detaches start'],
    [`bash -c "gunicorn -D app"`, 'detaches -D'],
    [`bash -c "nginx -g \\"daemon off;\\""`],
    [`bash -c 'gunicorn '"-D app"`, `!detaches 'gunicorn '"-D app"`],
  ];
  for (const [text, ...findings] of shellRows) {
    it(`in the shell text ${JSON.stringify(text)}: ${findings.join(', ') || 'nothing'}`, () => {
      assert.deepEqual(found(shell(text)), findings);
    });
  }

  it('is no `&` where no shell reads it', () => {
    assert.deepEqual(found(split('node x &')), []);
    assert.deepEqual(found(list('node', 'x', '&')), []);
    assert.deepEqual(found(list('sh', '-c', 'node x &')), ['detaches &']);
  });

  it('is found in a list of arguments, each by its own range', () => {
    assert.deepEqual(found(list('gunicorn', '--pid', 'a b', '-D', 'app')), [
      'pid-file --pid a b',
      'detaches -D',
    ]);
    assert.deepEqual(found(list('nginx', '-g', 'daemon off;')), []);
    assert.deepEqual(found(list('docker-entrypoint.sh', 'nginx')), ['!default nginx']);
  });

  it('can be kept in the foreground by words behind the program, where no flag stands in their way', () => {
    const additions = (text: string) => detachments(shell(text)).map(({ addition }) => addition?.join(' '));
    assert.deepEqual(additions('nginx'), ['-g daemon off;']);
    assert.deepEqual(additions("nginx -g 'pid /p;'"), [undefined]);
    assert.deepEqual(additions('supervisord -c x'), ['-n']);
    assert.deepEqual(additions('twistd web'), ['-n']);
  });

  it('stays where those words are added', () => {
    for (const [text, ...findings] of rows) {
      if (!findings.some((finding) => finding.startsWith('!default'))) continue;
      const { words } = shell(text);
      const [{ addition } = {}] = detachments(shell(text)).filter(({ by }) => by === 'default');
      if (!addition) continue;
      const at = words.findIndex((word) => findings.includes(`!default ${word.value}`)) + 1;
      const values = words.map(({ value }) => value);
      assert.ok(
        !found(list(...values.toSpliced(at, 0, ...addition))).some((left) => left.startsWith('!default')),
        text,
      );
    }
  });

  it('is gone, and nothing else, where removable words are taken out', () => {
    for (const [text, ...findings] of rows) {
      const command = shell(text);
      for (const [index, finding] of detachments(command).entries()) {
        if (!finding.removable) continue;
        const rest = command.words.filter((word) => !finding.words.includes(word)).map(({ value }) => value);
        const left = detachments(list(...rest)).length;
        assert.equal(left, findings.length - 1, `${text}: ${findings[index] ?? ''}`);
      }
    }
  });

  it('is found each time among tens of thousands of commands', () => {
    assert.equal(detachments(shell('nohup a b; c; '.repeat(20_000))).length, 20_000);
  });

  it('names the setting that would keep the program in the foreground, which no command shows', () => {
    const settings = (text: string) => detachments(shell(text)).map(({ setting }) => setting);
    assert.deepEqual(settings('nginx'), ['daemon off;']);
    assert.deepEqual(settings('sshd'), [undefined]);
  });

  it('is explained to a person', () => {
    const reasons = (text: string) =>
      detachments(shell(text)).map(({ program, reason }) => `${program}: ${reason}`);
    assert.deepEqual(reasons('gunicorn -D --pid /p'), [
      'gunicorn: `--pid /p` makes gunicorn write its process id into /p',
      'gunicorn: `-D` makes gunicorn leave for the background',
    ]);
    assert.deepEqual(reasons('nginx'), ['nginx: nginx leaves for the background unless it is told to stay']);
    assert.deepEqual(reasons('puma -d'), [
      'puma: puma 5 refuses `-d`, which made older versions leave for the background',
    ]);
    assert.deepEqual(reasons('sidekiq -P x'), [
      'sidekiq: sidekiq 6 refuses `-P x`, which made older versions write its process id into x',
    ]);
    assert.deepEqual(reasons('puma --pidfile x'), [
      'puma: `--pidfile x` makes puma write its process id into x',
    ]);
    assert.deepEqual(reasons('a; node x &'), ['node: `&` lets the shell end while node runs on']);
  });
});
