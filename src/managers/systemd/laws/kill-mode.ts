import { defineLaw } from '../../../core/rule';
import type { Fix } from '../../../core/problem';
import { span } from '../../../core/source';
import type { SystemdModel } from '../model';
import type { Assignment, UnitFile } from '../unit-file';

/** Only `control-group`, the default, and `mixed` end all that a service started (systemd.kill(5)). */
export const killMode = defineLaw<UnitFile, Assignment, SystemdModel>({
  id: 'systemd-kill-mode',
  severity: 'warning',
  holdsFor: 'systemd',
  docs: {
    summary: 'Processes of a service outlive it',
    why: 'systemd ends all processes of a service when the service is stopped. With `KillMode=process` it ends the first alone, and with `none` no process at all: what is left runs on unseen, holds its ports and files, and meets the next start. systemd itself calls `none` unsafe and will drop it.',
    bad: {
      file: 'web.service',
      text: '[Service]\nExecStart=/srv/web\nRestart=on-failure\nKillMode=process\n',
    },
    good: { file: 'web.service', text: '[Service]\nExecStart=/srv/web\nRestart=on-failure\n' },
    source: 'https://www.freedesktop.org/software/systemd/man/latest/systemd.kill.html#KillMode=',
  },
  check({ model }, report) {
    const mode = model?.unit.one('Service', 'KillMode');
    if (!mode || !/^(process|none)$/.test(mode.value)) return;
    report({
      at: mode.place.whole,
      message: `With \`KillMode=${mode.value}\`, processes of "${model?.processType.name.value ?? ''}" run on after it is stopped.`,
      data: mode,
    });
  },
  fixes: (mode): readonly Fix[] => {
    const { uri, span: place } = mode.place.whole;
    const edit = { span: span(place.start, place.end), text: 'mixed' };
    return [{ title: 'Write mixed', safe: false, changes: () => [{ uri, edits: [edit] }] }];
  },
});
