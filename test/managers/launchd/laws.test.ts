import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { problemsOf } from '../../workspace/memory';

const FILE = 'shop.web.plist';
const job = (more: string) =>
  `<plist version="1.0"><dict><key>Label</key><string>shop.web</string><key>ProgramArguments</key><array><string>/bin/web</string></array>${more}</dict></plist>\n`;

describe('the laws of launchd', () => {
  for (const [more, told] of [
    ['<key>AbandonProcessGroup</key><true/>', ['warning launchd-abandons-group: <true/>']],
    ['<key>AbandonProcessGroup</key><false/>', []],
    ['', []],
  ] as const)
    it(`tell of what is left running with "${more}": ${told.length}`, async () => {
      assert.deepEqual(await problemsOf({ [FILE]: job(more) }, FILE), told);
    });
});
