import assert from 'node:assert/strict';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { openWindow, type Window } from '../host/e2e';
import { temporaryFolder } from '../host/temporary';

/** Says what it was asked, and fails as a client does that has no engine. */
const RECORDER = `#!/bin/sh
echo "$@" >> "$(dirname "$0")/asked"
echo 'Cannot connect to the Docker daemon' >&2
exit 1
`;

describe('watching with a recording docker command, in Restricted Mode', () => {
  const tools = temporaryFolder('tools');
  const asked = join(tools, 'asked');
  const path = process.env['PATH'] ?? '';
  let window: Window;

  before(async () => {
    for (const tool of ['docker', 'kubectl']) {
      writeFileSync(join(tools, tool), RECORDER);
      chmodSync(join(tools, tool), 0o755);
    }
    process.env['PATH'] = `${tools}${delimiter}${path}`;
    window = await openWindow({
      trusted: false,
      settings: { 'security.workspace.trust.startupPrompt': 'never', 'formation.watch': 'local' },
    });
  });

  after(async () => {
    process.env['PATH'] = path;
    await window.close();
  });

  it('starts nothing while the workspace is not trusted, and watches as soon as it is', async () => {
    await window.openFile('compose.yaml', 1);
    await window.openView('Formation');
    await window.row('worker').waitFor();
    await window.runCommand('Formation: Show Process Model');
    await window.webview().locator('svg .node', { hasText: 'worker' }).waitFor();
    assert.equal(existsSync(asked), false);
    await window.trust();
    await window.page.locator('.pane-body', { hasText: 'the Docker engine does not answer' }).waitFor();
    await window.screenshot('watch-trusted');
    const lines = readFileSync(asked, 'utf8').trim().split('\n');
    const question = 'compose -f compose.yaml -f compose.override.yaml ps -a --format json';
    assert.deepEqual(new Set(lines), new Set(['context ls --format {{json .}}', question]));
  });
});
