import type { Program } from './program';

/** What init scripts used to start. From their manual pages. */
export const systemDaemons: readonly Program[] = [
  {
    // cronie and busybox share the name: -f is the foreground in both, -n in cronie; busybox's -d logs to stderr.
    names: 'crond',
    values: '-m -x -l -L',
    switches: '-i -p -P -c -s -S',
    foreground: '-f -n -d',
    aside: '-h -V',
    byDefault: { addition: ['-f'] },
  },
  {
    // Debian's.
    names: 'cron',
    values: '-L -x',
    switches: '-l -n -P',
    foreground: '-f',
    byDefault: { addition: ['-f'] },
  },
  {
    // -d is debug, and stays in the foreground; -i serves one connection.
    names: 'sshd',
    values: '-b -C -c -E -f -g -h -k -o -p -u',
    switches: '-4 -6 -e -q',
    foreground: '-D -d -i',
    aside: '-t -T -G -V -?',
    byDefault: { addition: ['-D'] },
  },
  {
    names: 'rsyslogd',
    values: '-f -M -N -u -o -S -T',
    switches: '-4 -6 -A -D -q -Q -w -x -l -s',
    pidFile: '-i',
    foreground: '-n -d',
    aside: '-v -N -h',
    byDefault: { addition: ['-n'] },
  },
  {
    names: 'dnsmasq',
    values:
      '-r -m -p -c -l -s -i -t -u -g -a -S -C -A -T -H -Q -I -B -F -G -O -M -X -V -U -j -P -J -W -Y -2 -4 -6 -7 -8 -0 -3',
    switches: '-9 -5 -1 -y -Z -D -N -L -E -R -K -z -o -e -f -n -b -h -q',
    pidFile: '-x --pid-file',
    foreground: '-k --keep-in-foreground -d --no-daemon',
    aside: '-v --version -w --help --test',
    byDefault: { addition: ['-k'], setting: 'keep-in-foreground', manyFlags: true },
  },
];
