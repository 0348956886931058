import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('The extension', () => {
  it('is found by its id, and activates', async () => {
    const extension = vscode.extensions.getExtension('formation.formation');
    assert.ok(extension, 'formation.formation is not among the installed extensions');
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});
