import { defineLaw } from '../../../core/rule';
import type { Fix } from '../../../core/problem';
import { span } from '../../../core/source';
import type { SystemdModel } from '../model';
import { isAtTerminal, isNo } from '../unit';
import type { Assignment, UnitFile } from '../unit-file';

/** Only `control-group`, the default, and `mixed` end all that a service started (systemd.kill(5)). */
export const killMode = defineLaw<UnitFile, Assignment, SystemdModel>({
  id: 'systemd-kill-mode',
  severity: 'warning',
  holdsFor: 'systemd',
  docs: {
    summary: 'Processes of a service outlive it',
    why: 'systemd ends all processes of a service when the service is stopped. With `KillMode=process` it ends the first alone, and with `none` no process at all: what is left runs on unseen, holds its ports and files, and meets the next start. systemd itself calls `none` unsafe and will drop it. `process` is only pointed out, for some services are meant to go without what they started; those that keep the processes below them themselves (`Delegate=`), run once, or talk to a person at a terminal are left alone.',
    bad: {
      file: 'web.service',
      text: '[Service]\nExecStart=/srv/web\nRestart=on-failure\nKillMode=process\n',
    },
    good: { file: 'web.service', text: '[Service]\nExecStart=/srv/web\nRestart=on-failure\n' },
    source: 'https://www.freedesktop.org/software/systemd/man/latest/systemd.kill.html#KillMode=',
  },
  check({ model }, report) {
    const mode = model?.unit.one('Service', 'KillMode');
    if (!model || !mode || !/^(process|none)$/.test(mode.value)) return;
    if (mode.value === 'process' && isMeant(model)) return;
    report({
      at: mode.place.whole,
      ...(mode.value === 'process' ? { severity: 'info' } : {}),
      message: `With \`KillMode=${mode.value}\`, processes of "${model.processType.name.value}" run on after it is stopped.`,
      data: mode,
    });
  },
  fixes: (mode): readonly Fix[] => {
    const { uri, span: place } = mode.place.whole;
    const edit = { span: span(place.start, place.end), text: 'mixed' };
    return [{ title: 'Write mixed', safe: false, changes: () => [{ uri, edits: [edit] }] }];
  },
});

/** What is left is not forgotten: by its own rule, by what it does last, or by who sits before it. */
function isMeant({ unit }: SystemdModel): boolean {
  const delegates = unit.one('Service', 'Delegate');
  const once = unit.one('Service', 'Type')?.value === 'oneshot';
  return once || isAtTerminal(unit) || (delegates !== undefined && !isNo(delegates));
}
