import type { Program } from './program';

/** Servers in C that are daemons since before there were managers. From their manual pages. */
export const webServers: readonly Program[] = [
  {
    // ngx_get_options reads letters one by one; the last -g counts.
    names: 'nginx nginx-debug openresty',
    values: '-c -g -p -e',
    switches: '-q',
    aside: '-t -T -v -V -h -? -s',
    foregroundWhen: { '-g': /\bdaemon\s+off\b/ },
    byDefault: { addition: ['-g', 'daemon off;'], setting: 'daemon off;' },
  },
  {
    // -f is a file here and the foreground in busybox's httpd, which knows -p and takes no file behind -f.
    names: 'httpd apache2',
    values: '-D -C -c -d -f -k -e -E',
    aside: '-v -V -l -L -t -S -M -h',
    asideWhen: { '-k': /^(?!start$)/, '-D': /^DUMP_/ },
    foreground: '-X',
    foregroundWhen: { '-D': /^(FOREGROUND|NO_DETACH|DEBUG|ONE_PROCESS)$/ },
    byDefault: { addition: ['-DFOREGROUND'] },
  },
  {
    // Hands its arguments to httpd; alone it only prints help.
    names: 'apachectl apache2ctl',
    values: '-D -C -c -d -f -k -e -E',
    aside: '-v -V -l -L -t -S -M -h',
    foreground: '-X',
    foregroundWhen: { '-D': /^(FOREGROUND|NO_DETACH|DEBUG|ONE_PROCESS)$/ },
    detachWhen: { '-k': /^(start|restart)$/ },
    needed: true,
    commands: {
      start: {
        detaches: true,
        values: '-D -C -c -d -f -e -E',
        foregroundWhen: { '-D': /^(FOREGROUND|NO_DETACH)$/ },
      },
    },
  },
  {
    names: /^php-fpm[\d.]*$/,
    values: '-c --php-ini -d --define -p --prefix -y --fpm-config -z',
    switches: '-n -e -R --allow-to-run-as-root -O --force-stderr',
    detach: '-D --daemonize',
    pidFile: '-g --pid',
    foreground: '-F --nodaemonize',
    aside: '-t --test -v --version -h -? --help -i --info -m',
    byDefault: { addition: ['-F'], setting: 'daemonize = no' },
  },
  {
    // Each word is one flag; -d and -db undo -D (management guide, 3).
    names: 'haproxy',
    whole: true,
    values: '-f -C -L -m -n -N -S -x',
    detach: '-D',
    pidFile: '-p',
    foreground: '-d -db',
    aside: '-c -cc -v -vv -h',
  },
  {
    names: 'varnishd',
    values: '-a -b -f -h -I -i -j -l -M -n -p -r -S -s -T -t -W',
    pidFile: '-P',
    foreground: '-F -d',
    aside: '-C -V -x -?',
    byDefault: { addition: ['-F'] },
  },
  {
    names: 'lighttpd',
    values: '-f -m -i',
    foreground: '-D',
    aside: '-t -p -v -V -h -1',
    byDefault: { addition: ['-D'] },
  },
  {
    names: 'squid',
    values: '-a -d -f -n -u -l',
    switches: '-C -D -F -R -S -X -Y -s',
    foreground: '-N --foreground',
    aside: '-k -z -v -h --help --version',
    byDefault: { addition: ['-N'] },
  },
  {
    names: 'caddy',
    commands: {
      start: { detaches: true, values: '--config -c --adapter -a --envfile', pidFile: '--pidfile' },
      run: { values: '--config -c --adapter -a --envfile', pidFile: '--pidfile' },
    },
  },
];
