import type { Behaviour, Program } from './program';

const up: Behaviour = {
  values: '--scale -t --timeout --pull --exit-code-from --attach --no-attach --wait-timeout',
  switches: '-V -y',
  detach: '-d --detach --wait',
};
const composeFlags =
  '-f --file -p --project-name --profile --env-file --project-directory --ansi --parallel --progress';

const run: Behaviour = {
  operandsEnd: true,
  values:
    '-a --attach -c --cpu-shares -e --env --env-file -h --hostname -l --label -m --memory -p --publish -u --user -v --volume -w --workdir --name --network --net --entrypoint --restart --cpus --mount --add-host --link --dns --cap-add --cap-drop --device --gpus --ipc --pid --log-driver --log-opt --platform --pull --security-opt --shm-size --stop-signal --stop-timeout --sysctl --tmpfs --ulimit --volumes-from --cidfile --ip --userns --uts --runtime --expose --group-add --health-cmd --memory-swap --network-alias --cgroupns --isolation --mac-address --label-file',
  switches: '-i --interactive -t --tty -P --publish-all -q --quiet --rm --init --privileged --read-only',
  detach: '-d --detach',
};

const overmind: Behaviour = {
  whole: true,
  values:
    '-w -title --title -f -procfile --procfile -l -processes --processes -c --can-die -b --colors -s --socket -t --timeout -p -port --port -P --port-step -T --formation-port-step -m --formation -d --root -i --stop-signals -x --ignored-processes -r --auto-restart',
  detach: '-D --daemonize',
  detachEnv: { OVERMIND_DAEMONIZE: /^(1|t|true)$/i },
  aside: '-h --help',
};

/** Managers of processes and containers, run as a process of another one. From their option parsers. */
export const managers: readonly Program[] = [
  {
    names: 'supervisord',
    values:
      '-c --configuration -u --user -m --umask -d --directory -l --logfile -y --logfile_maxbytes -z --logfile_backups -e --loglevel -i --identifier -q --childlogdir -a --minfds --minprocs',
    switches: '-s --silent -k --nocleanup -t --strip_ansi',
    pidFile: '-j --pidfile',
    foreground: '-n --nodaemon',
    aside: '-h --help -v --version',
    byDefault: { addition: ['-n'], setting: 'nodaemon=true' },
  },
  {
    names: 'pm2',
    commands: {
      start: { detaches: true, foreground: '--attach', heldBy: /^(logs?|attach|monit)$/ },
    },
    foreground: '--no-daemon',
  },
  {
    names: 'forever',
    values:
      '-m -l -o -e -p -c --pidFile --uid --sourceDir --workingDir --minUptime --spinSleepTime --killSignal',
    switches: '-a --append -f -s --silent -w --watch -v --verbose',
    commands: { start: { detaches: true, operandsEnd: true, pidFile: '--pidFile' } },
  },
  { names: 'overmind', whole: true, commands: { start: overmind, s: overmind } },
  {
    names: 'docker',
    values: '-H --host -c --context -l --log-level --config --tlscacert --tlscert --tlskey',
    switches: '-D --debug --tls --tlsverify',
    commands: { run, container: { commands: { run } }, compose: { values: composeFlags, commands: { up } } },
  },
  { names: 'docker-compose', values: `${composeFlags} -H --host -c --context`, commands: { up } },
];
