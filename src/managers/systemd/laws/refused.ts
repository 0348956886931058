import { defineLaw } from '../../../core/rule';
import type { Origin } from '../../../core/source';
import { commandLines } from '../exec-line';
import type { SystemdModel } from '../model';
import { isYes } from '../unit';
import type { Unit } from '../unit';
import type { UnitFile } from '../unit-file';

interface Reason {
  readonly at: Origin;
  readonly why: string;
}

/** What `service_verify` and the parser of `ExecStart` refuse (systemd's `service.c`, `load-fragment.c`). */
export const refused = defineLaw<UnitFile, undefined, SystemdModel>({
  id: 'systemd-refused',
  severity: 'error',
  holdsFor: 'systemd 252 and newer',
  docs: {
    summary: 'systemd refuses to load a service',
    why: 'A service says what is started: one `ExecStart=`, or several where it is `Type=oneshot`, by an absolute path or a plain name. What is done once is not started again when it has succeeded. systemd does not load a service that breaks this, and starting it fails. `systemd-analyze verify` says the same.',
    bad: { file: 'web.service', text: '[Service]\nExecStart=bin/web\nRestart=on-failure\n' },
    good: { file: 'web.service', text: '[Service]\nExecStart=/srv/shop/bin/web\nRestart=on-failure\n' },
    source: 'https://www.freedesktop.org/software/systemd/man/latest/systemd.service.html',
  },
  check({ model }, report) {
    if (model?.name?.type !== 'service') return;
    const { unit, processType } = model;
    for (const { at, why } of [...reasonsFor(unit, processType.name.at), ...badPrograms(unit)])
      report({ at, message: `${why}: systemd refuses to load it.`, data: undefined });
  },
});

function reasonsFor(unit: Unit, head: Origin): readonly Reason[] {
  const setting = (key: string) => unit.one('Service', key);
  const starts = unit.all('Service', 'ExecStart');
  const commands = starts.flatMap(({ value, place }) => commandLines(value, place));
  const type = setting('Type');
  const oneshot = type?.value === 'oneshot';
  const restart = setting('Restart');
  const others = unit.all('Service', 'ExecStop').length > 0 && isYes(setting('RemainAfterExit'));
  const second = commands[1]?.[0];
  const folder = setting('WorkingDirectory');
  const reasons: (Reason | false | undefined)[] = [
    commands.length === 0 &&
      !others &&
      !unit.one('Unit', 'SuccessAction') && { at: head, why: 'Nothing is started: there is no `ExecStart=`' },
    second &&
      !oneshot && { at: second.at, why: 'Only a service of `Type=oneshot` may start several commands' },
    oneshot &&
      restart &&
      /^(always|on-success)$/.test(restart.value) && {
        at: restart.place.whole,
        why: `What is done once is not started again when it has succeeded: \`${restart.value}\` cannot be`,
      },
    // `~` is the home folder, and a `-` before a path forgives everything. What is to be filled in is no path yet.
    folder &&
      /^(?!~$|[-/%])[^{}@$<>]+$/.test(folder.value) && {
        at: folder.place.whole,
        why: `\`${folder.value}\` is no absolute path to work in`,
      },
    type?.value === 'dbus' &&
      !setting('BusName') && { at: type.place.whole, why: 'A service of `Type=dbus` needs a `BusName=`' },
  ];
  return reasons.filter((reason) => reason !== false && reason !== undefined);
}

/** A path with a slash that does not begin with one; what a variable or a specifier brings is not known. */
function badPrograms(unit: Unit): readonly Reason[] {
  return unit
    .all('Service', 'ExecStart')
    .flatMap(({ value, place }) => commandLines(value, place))
    .flatMap(([program]) => {
      if (!program || !/^[^/%$][^%$]*\//.test(program.value)) return [];
      return [{ at: program.at, why: `\`${program.value}\` is neither an absolute path nor a plain name` }];
    });
}
