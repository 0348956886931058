import { defineLaw } from '../../../core/rule';
import type { SystemdModel } from '../model';
import type { UnitFile } from '../unit-file';

/** A service that leaves its first process has to be followed by a PID file, or by guessing. */
export const forking = defineLaw<UnitFile, undefined, SystemdModel>({
  id: 'systemd-forking',
  severity: 'info',
  holdsFor: 'systemd',
  docs: {
    summary: 'A service is meant to leave for the background',
    why: 'With `Type=forking` systemd waits for the first process to end, and then looks for the one that is left: in a PID file, or by a guess. A program that stays in the foreground needs neither: with `Type=exec`, or `notify` where it says when it is ready, systemd knows the process from the start. Most servers have a flag for that.',
    bad: {
      file: 'web.service',
      text: '[Service]\nType=forking\nPIDFile=/run/web.pid\nExecStart=/usr/sbin/nginx\nRestart=on-failure\n',
    },
    good: {
      file: 'web.service',
      text: "[Service]\nType=exec\nExecStart=/usr/sbin/nginx -g 'daemon off;'\nRestart=on-failure\n",
    },
    source: 'https://www.freedesktop.org/software/systemd/man/latest/systemd.service.html#Type=',
  },
  check({ model }, report) {
    const type = model?.unit.one('Service', 'Type');
    if (type?.value !== 'forking') return;
    report({
      at: type.place.whole,
      message:
        'systemd has to look for the process that this service leaves behind: let it stay in the foreground.',
      data: undefined,
    });
  },
});
