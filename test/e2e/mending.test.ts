import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { openWindow, type Window } from '../host/e2e';
import { antipatterns } from '../host/paths';

/** A fix, as a person chooses it: with the cursor in what is flagged, from the menu of quick fixes. */
interface Choice {
  readonly file: string;
  readonly line: number;
  readonly flagged: string;
  readonly title: string;
  /** The button of the dialog that tells what follows from it. */
  readonly consequence?: RegExp;
  readonly confirm?: string;
  /** The lines that are other ones afterwards. */
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

const CHOICES: readonly Choice[] = [
  {
    file: 'compose/compose.yaml',
    line: 46,
    flagged: '--daemonize',
    title: 'Remove',
    removed: ['    command: redis-server --maxmemory 64mb --daemonize yes'],
    added: ['    command: redis-server --maxmemory 64mb'],
  },
  {
    file: 'kubernetes/web.yaml',
    line: 7,
    flagged: '3',
    title: 'Remove',
    consequence: /kubectl apply/,
    confirm: 'Apply',
    removed: ['  replicas: 3'],
    added: [],
  },
  {
    file: 'procfile/Procfile',
    line: 5,
    flagged: 'clock:celery',
    title: 'Insert',
    removed: ['clock:celery -A shop beat'],
    added: ['clock: celery -A shop beat'],
  },
];

describe('a fix that is chosen in the packaged extension', () => {
  let window: Window;

  before(async () => {
    const settings = { 'files.autoSave': 'off' };
    window = await openWindow({ theme: 'light', workspace: antipatterns, settings });
  });

  after(() => window.close());

  for (const { file, line, flagged, title, consequence, confirm, removed, added } of CHOICES)
    it(`changes in ${file} what is flagged, and nothing else`, async () => {
      const { page } = window;
      await window.openFile(file, line);
      await page.locator('.editor-group-container.active .cdr[class*="squiggly"]').first().waitFor();
      await window.click(flagged);
      const menu = await window.quickFixes(title);
      await window.screenshot(`fix-${file.replaceAll('/', '-')}`);
      await menu.getByText(title).first().click();
      if (consequence) {
        const dialog = page.locator('.monaco-dialog-box', { hasText: consequence });
        await dialog.waitFor();
        await window.screenshot('fix-with-consequence');
        await window.confirm(confirm ?? '');
      }
      await page.locator('.editor-group-container.active .tab.active.dirty').waitFor();
      await page.keyboard.press('Control+S');
      await page.locator('.editor-group-container.active .tab.active:not(.dirty)').waitFor();
      const lines = (folder: string) => readFileSync(join(folder, file), 'utf8').split('\n');
      const [before, now] = [lines(antipatterns), lines(window.workspace)];
      assert.deepEqual(
        [before.filter((one) => !now.includes(one)), now.filter((one) => !before.includes(one))],
        [removed, added],
      );
      assert.equal(now.length, before.length - removed.length + added.length);
    });
});
