import { defineLaw } from '../../../core/rule';
import type { SystemdModel } from '../model';
import { isAtTerminal } from '../unit';
import type { Unit } from '../unit';
import type { UnitFile } from '../unit-file';

/** `Restart=` is `no` unless it is said. */
export const noRestart = defineLaw<UnitFile, undefined, SystemdModel>({
  id: 'systemd-no-restart',
  severity: 'hint',
  holdsFor: 'systemd',
  docs: {
    summary: 'A service that crashes stays down',
    why: 'An app leaves it to its manager to start crashed processes again. systemd does that only where `Restart=` says so. A service that runs once, talks to a person at a terminal, or is started by a timer, a socket, a path or D-Bus when it is asked for, is left alone.',
    bad: { file: 'web.service', text: '[Service]\nExecStart=/srv/web\n' },
    good: { file: 'web.service', text: '[Service]\nExecStart=/srv/web\nRestart=on-failure\n' },
    source: 'https://www.freedesktop.org/software/systemd/man/latest/systemd.service.html#Restart=',
  },
  check({ model }, report) {
    if (model?.name?.type !== 'service') return;
    const { unit, processType, activation } = model;
    const { role, quantity, command, name } = processType;
    const restart = unit.one('Service', 'Restart');
    if (!command || role !== 'process' || quantity.kind === 'on-demand') return;
    if (restart && restart.value !== 'no') return;
    if (activation?.socket || activation?.path || isAskedFor(unit) || isAtTerminal(unit)) return;
    report({
      at: restart?.place.whole ?? name.at,
      message: `systemd does not start "${name.value}" again when it crashes: say \`Restart=on-failure\`.`,
      data: undefined,
    });
  },
});

/** Who next asks for its socket or its name on the bus starts it again (systemd.service(5)). */
function isAskedFor(unit: Unit): boolean {
  return ['Sockets', 'BusName'].some((key) => unit.one('Service', key) !== undefined);
}
