import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activate, folder, until, write } from '../suite/formation';

/** Each app with its process types, once there are as many apps as that. */
async function apps(count: number): Promise<Record<string, string>> {
  const { formations, onDidChange } = await activate();
  const found = await until(onDidChange, () => (formations().length === count ? formations() : undefined));
  return Object.fromEntries(
    found.map(({ app, members }) => [app.name, members.map(({ name }) => name).join()]),
  );
}

describe('A workspace of several folders', () => {
  const shop = 'web,worker,clock,release,db,cache';

  it('has an app for each, and joins nothing across them', async () => {
    assert.deepEqual(await apps(2), { shop, blog: 'web' });
  });

  it('is followed where a folder is added, and taken out', async () => {
    const forum = vscode.Uri.joinPath(folder(1), '../forum');
    await write(vscode.Uri.joinPath(forum, 'Procfile'), 'forum: node forum.js\n');
    assert.ok(vscode.workspace.updateWorkspaceFolders(2, 0, { uri: forum }));
    assert.deepEqual(await apps(3), { shop, blog: 'web', forum: 'forum' });
    assert.ok(vscode.workspace.updateWorkspaceFolders(2, 1));
    assert.deepEqual(await apps(2), { shop, blog: 'web' });
  });
});
