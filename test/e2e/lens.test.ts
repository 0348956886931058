import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { openWindow, type Window } from '../host/e2e';

describe('what is shown of the process model, in a window', () => {
  let window: Window;

  before(async () => {
    window = await openWindow({ theme: 'dark' });
  });

  after(() => window.close());

  const nodes = () => window.webview().locator('svg .node[data-id]');

  it('is the type that is picked in the palette, with what it needs and what needs it', async () => {
    await window.runCommand('Formation: Focus in Process Model');
    await window.pick('worker');
    await window.webview().getByText('Focused on worker').waitFor();
    await nodes().first().waitFor();
    const shown = await nodes().evaluateAll((all) => all.map((one) => one.getAttribute('data-id') ?? ''));
    assert.deepEqual(shown.map((id) => id.split('#')[1]).sort(), ['cache', 'db', 'worker']);
    await window.screenshot('focus');
    await window.webview().getByRole('button', { name: 'Leave focus' }).click();
    await window.webview().getByText('Focused on worker').waitFor({ state: 'hidden' });
    await window.webview().locator('svg .node[data-id$="#web"]').waitFor();
  });

  it('is what the filter leaves, after the window was reloaded too', async () => {
    await window.webview().getByRole('button', { name: 'Filter' }).click();
    await window.screenshot('filter');
    await window.webview().getByRole('checkbox', { name: 'Backing service' }).click();
    await window.webview().getByText('2 of 6 hidden').waitFor();
    await window.reload();
    await window.webview().locator('.lens').getByText('2 hidden').waitFor();
    assert.equal(await window.webview().locator('svg .node.backing-service').count(), 0);
  });
});
