import { defineLaw } from '../../../core/rule';
import type { SystemdModel } from '../model';
import type { UnitFile } from '../unit-file';

/** `Restart=` is `no` unless it is said. */
export const noRestart = defineLaw<UnitFile, undefined, SystemdModel>({
  id: 'systemd-no-restart',
  severity: 'hint',
  holdsFor: 'systemd',
  docs: {
    summary: 'A service that crashes stays down',
    why: 'An app leaves it to its manager to start crashed processes again. systemd does that only where `Restart=` says so. A service that runs once, or is started by a timer or a socket, is left alone.',
    bad: { file: 'web.service', text: '[Service]\nExecStart=/srv/web\n' },
    good: { file: 'web.service', text: '[Service]\nExecStart=/srv/web\nRestart=on-failure\n' },
    source: 'https://www.freedesktop.org/software/systemd/man/latest/systemd.service.html#Restart=',
  },
  check({ model }, report) {
    if (model?.name?.type !== 'service') return;
    const { unit, processType } = model;
    const { role, quantity, command, name } = processType;
    const restart = unit.one('Service', 'Restart');
    if (!command || role !== 'process' || quantity.kind === 'on-demand') return;
    if (restart && restart.value !== 'no') return;
    report({
      at: restart?.place.whole ?? name.at,
      message: `systemd does not start "${name.value}" again when it crashes: say \`Restart=on-failure\`.`,
      data: undefined,
    });
  },
});
