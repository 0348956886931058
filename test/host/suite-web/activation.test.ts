import * as vscode from 'vscode';

describe('The extension, in a web worker', () => {
  it('is found by its id, and activates', async () => {
    const extension = vscode.extensions.getExtension('formation.formation');
    if (!extension) throw new Error('formation.formation is not among the installed extensions');
    await extension.activate();
    if (!extension.isActive) throw new Error('It is not active');
    if (!('importScripts' in globalThis)) throw new Error('This is not a web worker');
  });
});
