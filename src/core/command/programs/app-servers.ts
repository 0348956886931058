import type { Behaviour, Program } from './program';

const rackValues = '-E --env -p --port -o --host -I --include -r --require -e --eval';

const rails: Behaviour = {
  values: '-p --port -b --binding -c --config -e --environment -u --using',
  switches: '-C --dev-caching',
  detach: '-d --daemon',
  pidFile: '-P --pid',
  aside: '-h --help',
};

/** Servers that applications are written for. From their option parsers. */
export const appServers: readonly Program[] = [
  {
    // -p is no port.
    names: 'gunicorn gunicorn3',
    values:
      '-c --config -b --bind -w --workers -k --worker-class -t --timeout -e --env -u --user -g --group -m --umask -n --name',
    switches: '-R --preload --reload',
    detach: '-D --daemon',
    pidFile: '-p --pid',
    aside: '-v --version -h --help --check-config --print-config',
  },
  {
    // Detaches into the log file that is the flag's value; --pidfile2 and --safe-pidfile differ in when it is written.
    names: 'uwsgi uwsgi-core',
    values:
      '-s --socket -p --processes -t --harakiri -x --xml -y --yaml -j --json -S --set -H --home -w --module -b -l -v -A -z -R -O',
    switches: '-M --master -i -T -L -m',
    detachWhen: { '-d': /./, '--daemonize': /./, '--daemonize2': /./ },
    pidFile: '--pidfile --pidfile2 --safe-pidfile --safe-pidfile2',
    aside: '--stop --reload --version -h --help --show-config',
  },
  {
    // -d is debug.
    names: 'unicorn unicorn_rails rainbows',
    values: `${rackValues} -l --listen -c --config-file`,
    switches: '-d --debug -w --warn -N',
    detach: '-D --daemonize',
    pidFile: '-P --pid',
    aside: '-h --help -v --version',
  },
  {
    // -p is a port.
    names: 'puma',
    values:
      '-b --bind -C --config --control-url --control-token --dir -e --environment -I --include -p --port -S --state -t --threads -w --workers --tag',
    switches: '-q --quiet -s --silent -v -W',
    detach: '-d --daemon',
    pidFile: '--pidfile',
    removed: { flags: '-d --daemon', since: 'puma 5' },
    aside: '-h --help -V --version',
  },
  {
    names: 'rackup',
    values: `${rackValues} -s --server -O --option -b --builder`,
    switches: '-d --debug -w --warn -q --quiet',
    detach: '-D --daemonize',
    pidFile: '-P --pid',
    aside: '-h --help -v --version',
  },
  {
    names: 'thin',
    values:
      '-a --address -p --port -S --socket -A --adapter -R --rackup -c --chdir -e --environment -l --log -u --user -g --group -s --servers -o --only -C --config -r --require -t --timeout --prefix --tag --stats -P --pid',
    switches: '-d --daemonize -O --onebyone -D --debug -V --trace -q --quiet',
    commands: { start: { detach: '-d --daemonize', pidFile: '-P --pid' } },
  },
  {
    names: 'rails',
    commands: {
      server: rails,
      s: rails,
      'resque:work': { detachEnv: { BACKGROUND: /^/ }, pidFileEnv: 'PIDFILE', assigns: true },
    },
  },
  {
    names: 'twistd',
    values:
      '-l --logfile -u --uid -g --gid -p --profile -r --reactor -d --rundir --umask --logger --prefix --chroot --profiler',
    switches: '-e --encrypted -o --no_save --originalname --syslog --euid',
    pidFile: '--pidfile',
    foreground: '-n --nodaemon -b --debug',
    aside: '--version --help --help-reactors',
    operandsEnd: true,
    byDefault: { addition: ['-n'], needsOperand: true },
  },
];
