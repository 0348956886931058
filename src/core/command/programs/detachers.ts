import type { Behaviour, Program } from './program';

const tmuxNew: Behaviour = {
  operandsEnd: true,
  values: '-c -e -F -f -n -s -t -x -y',
  switches: '-A -D -E -P -X',
  detach: '-d',
};

/** Programs whose work it is to put another one in the background. From their manual pages. */
export const detachers: readonly Program[] = [
  {
    // Debian's: without -b it becomes the program.
    names: 'start-stop-daemon',
    values:
      '-x --exec -a --startas -p --pidfile -n --name -u --user -g --group -c --chuid -s --signal -R --retry -r --chroot -d --chdir -N --nicelevel -P --procsched -I --iosched -k --umask -O --output',
    switches: '-S --start -o --oknodo -C --no-close -m --make-pidfile -v --verbose -q --quiet',
    detach: '-b --background',
    aside: '-K --stop -T --status -H --help -V --version -t --test',
  },
  {
    // -D -m starts it in the foreground; -d alone detaches a session that runs elsewhere.
    names: 'screen',
    operandsEnd: true,
    values: '-S -c -e -h -p -s -t -T',
    switches: '-m -A -U -q -O -a',
    detach: '-d',
    detachNeeds: '-m',
    foreground: '-D',
    aside: '-r -R -x -X -v -ls -list',
  },
  {
    names: 'tmux',
    values: '-c -f -L -S -T',
    switches: '-2 -l -u -v -N',
    commands: { new: tmuxNew, 'new-session': tmuxNew },
  },
  {
    // libslack's and FreeBSD's: -f is the foreground in one of them. A daemon of one's own lies in a folder.
    names: 'daemon',
    operandsEnd: true,
    values:
      '-u --user -n --name -D --chdir -o --output -O --stdout -E --stderr -t -F --pidfile -p -P -l --errlog',
    switches: '-r --respawn -c -i --inherit',
    foreground: '-f --foreground',
    aside: '--stop --running --restart --list -h --help -V --version',
    byDefault: { needsOperand: true, written: /^(\/usr(\/local)?\/s?bin\/)?daemon$/ },
  },
  {
    names: 'daemonize',
    operandsEnd: true,
    values: '-c -e -o -u -l -E',
    switches: '-a -v',
    pidFile: '-p',
    byDefault: { needsOperand: true, written: /^(\/usr(\/local)?\/s?bin\/)?daemonize$/ },
  },
];
