import type { Program } from './program';

const yes = /^yes$/i;

/** Databases, queues and caches. From their manuals. */
export const dataStores: readonly Program[] = [
  {
    // Arguments are lines of the configuration: the last value counts.
    names: 'redis-server valkey-server redis-sentinel valkey-sentinel',
    values: '--daemonize --port --bind --logfile --dir --supervised',
    detachWhen: { '--daemonize': yes },
    pidFile: '--pidfile',
    lastWins: true,
    aside: '-v --version -h --help --test-memory --check-system',
  },
  {
    names: 'memcached',
    values: '-a -p -s -U -m -c -l -u -f -n -t -D -R -b -B -I -Y -e -o -N',
    switches: '-A -M -k -r -v -L -C -S -F -X -W -Z',
    detach: '-d --daemon',
    pidFile: '-P --pidfile',
    aside: '-h --help -i --license -V --version',
  },
  {
    names: 'mongod mongos',
    values: '-f --config --logpath --dbpath --port --bind_ip --replSet --keyFile',
    switches: '-v',
    detach: '--fork',
    pidFile: '--pidfilepath',
    aside: '-h --help --version --shutdown',
  },
  {
    names: 'mysqld',
    values: '-h --datadir -b --basedir -P --port -u --user -l -L -t -W',
    switches: '-s -v',
    detach: '-D --daemonize',
    pidFile: '--pid-file',
    aside: '-? --help -V --version --initialize --initialize-insecure --validate-config',
  },
  {
    names: 'mariadbd',
    values: '-h --datadir -b --basedir -P --port -u --user',
    pidFile: '--pid-file',
    aside: '-? --help -V --version',
  },
  {
    // Starts a server and ends; postgres -D is the data directory, and stays.
    names: 'pg_ctl',
    values: '-D --pgdata -l --log -m --mode -o --options -p -t --timeout -U -P -N -e -S',
    switches: '-w --wait -W --no-wait -s --silent -c --core-files',
    commands: { start: { detaches: true }, restart: { detaches: true } },
  },
  { names: 'rabbitmq-server', whole: true, detach: '-detached' },
  {
    names: 'elasticsearch opensearch',
    values: '-E',
    switches: '-q --quiet -v --verbose -s --silent',
    detach: '-d --daemonize',
    pidFile: '-p --pidfile',
    aside: '-h --help -V --version',
  },
  {
    names: /^(kafka|zookeeper)-server-start(\.sh)?$/,
    whole: true,
    values: '-name',
    switches: '-loggc',
    operandsEnd: true,
    detach: '-daemon',
  },
  { names: 'neo4j', commands: { start: { detaches: true, aside: '-h --help' } } },
  {
    names: 'solr',
    whole: true,
    commands: {
      start: {
        detaches: true,
        whole: true,
        values:
          '-p --port -h --host -d --server-dir -z --zk-host -m --memory -s --solr-home -t --data-home -e --example -a --jvm-opts -j --jetty-config',
        switches: '-c --cloud -v -q -V',
        foreground: '-f --foreground',
        aside: '-help --help',
      },
    },
  },
  { names: 'catalina.sh', commands: { start: { detaches: true } } },
];
