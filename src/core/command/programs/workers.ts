import type { Behaviour, Program } from './program';

const celeryDaemon = '-f --logfile --uid --gid --umask --workdir --executable -l --loglevel';

const airflow: Behaviour = {
  values: '-l --log-file --stdout --stderr -n --num-runs -S --subdir --capacity',
  switches: '-v --verbose -s --skip-serve-logs -p --do-pickle',
  detach: '-D --daemon',
  pidFile: '--pid',
  aside: '-h --help',
};

const airflowServer: Behaviour = {
  ...airflow,
  values:
    '-A -L -E -H --hostname -l --log-file -p --port --ssl-cert --ssl-key --stdout --stderr -t -k -w --workers -T --worker-timeout',
  switches: '-d --debug',
};

/** BACKGROUND counts with any value, even an empty one (Resque's tasks ask only whether it is set). */
const resque: Behaviour = { detachEnv: { BACKGROUND: /^/ }, pidFileEnv: 'PIDFILE', assigns: true };
const resqueTasks = { 'resque:work': resque, 'resque:workers': resque };

/** What works through queues and schedules. From their option parsers. */
export const workers: readonly Program[] = [
  {
    // Since 6 the manager is to daemonize and to know the process id.
    names: 'sidekiq',
    values:
      '-c --concurrency -C --config -e --environment -g --tag -i --index -q --queue -r --require -t --timeout -L --logfile',
    switches: '-v --verbose',
    detach: '-d --daemon',
    pidFile: '-P --pidfile',
    removed: { flags: '-d --daemon -P --pidfile', since: 'sidekiq 6' },
    aside: '-h --help -V --version',
  },
  {
    names: 'rake',
    assigns: true,
    commands: { ...resqueTasks, environment: { assigns: true, commands: resqueTasks } },
  },
  {
    names: 'delayed_job',
    values:
      '-n --number_of_workers --number-of-workers --pid-dir -i --identifier -e --environment -p --prefix --min-priority --max-priority --sleep-delay --read-ahead --queue --queues --pool --log-dir',
    switches: '-m --monitor',
    commands: { start: { detaches: true }, restart: { detaches: true } },
  },
  {
    names: 'celery',
    values: '-A --app -b --broker --result-backend --loader --config --workdir',
    switches: '-C --no-color -q --quiet',
    commands: {
      worker: {
        values: `${celeryDaemon} -c --concurrency -n --hostname -P --pool -Q --queues -X --exclude-queues -I --include -O --optimization -s --schedule --schedule-filename --scheduler --autoscale --statedb -S`,
        switches: '-B --beat -E --task-events',
        detach: '-D --detach',
        pidFile: '--pidfile',
        aside: '-h --help --version',
      },
      beat: {
        values: `${celeryDaemon} -s --schedule -S --scheduler --max-interval`,
        detach: '--detach',
        pidFile: '--pidfile',
        aside: '-h --help --version',
      },
      multi: { operandsEnd: true, commands: { start: { detaches: true }, restart: { detaches: true } } },
    },
  },
  {
    names: 'airflow',
    commands: {
      webserver: airflowServer,
      'api-server': airflowServer,
      scheduler: airflow,
      triggerer: airflow,
      'dag-processor': airflow,
      celery: {
        commands: {
          worker: {
            ...airflow,
            values: `${airflow.values} -q --queues -c --concurrency -H --celery-hostname -a --autoscale`,
            switches: '',
          },
        },
      },
    },
  },
];
