import { defineLaw } from '../../../core/rule';
import type { PropertyList } from '../plist';

const job = (more: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0">\n<dict>\n  <key>Label</key>\n  <string>shop.web</string>\n  <key>ProgramArguments</key>\n  <array><string>/usr/local/bin/web</string></array>\n${more}</dict>\n</plist>\n`;

/** When a job ends, launchd ends what is left of its process group, unless it is told not to (`launchd.plist(5)`). */
export const abandonsGroup = defineLaw<PropertyList, undefined>({
  id: 'launchd-abandons-group',
  severity: 'warning',
  holdsFor: 'launchd, macOS 10.5 and newer',
  docs: {
    summary: 'What a job starts lives on when the job has ended',
    why: 'When the process of a job ends, launchd ends the other processes of its group. With `AbandonProcessGroup` it leaves them: they run on without a manager, and the next start of the job finds their ports and files in use.',
    bad: { file: 'shop.web.plist', text: job('  <key>AbandonProcessGroup</key>\n  <true/>\n') },
    good: { file: 'shop.web.plist', text: job('') },
    source: 'https://keith.github.io/xcode-man-pages/launchd.plist.5.html',
  },
  check({ document }, report) {
    const value = document.root?.entries.get('AbandonProcessGroup');
    if (value?.type !== 'true') return;
    report({
      at: value.at,
      message: 'launchd leaves what this job started running when the job ends: nothing manages it any more.',
      data: undefined,
    });
  },
});
