import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answering } from '../suite/answering';
import {
  activate,
  countsOf,
  declarationOf,
  eventually,
  open,
  problemIn,
  tells,
  until,
} from '../suite/formation';
import { recorder } from '../suite/recorder';

describe('A manager that is one folder and one line, in the editor', () => {
  let document: vscode.TextDocument;
  before(async () => {
    document = await open('shop.toy');
  });

  it('is found, and joined with the others', async () => {
    const { formations } = await activate();
    const web = formations()[0]?.members.find(({ name }) => name === 'web');
    assert.deepEqual(web?.declarations.map(({ processType }) => processType.manager).sort(), [
      'procfile',
      'toy',
    ]);
  });

  it('has lenses with the quantity', async () => {
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
    );
    const titles = lenses.map(({ command }) => command?.title);
    assert.ok(titles.includes('10 processes') && titles.includes('Scale...'), titles.join());
  });

  it('says in a hover what a process type runs, and who else declares it', async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      new vscode.Position(0, 1),
    );
    const text = hovers
      .flatMap(({ contents }) => contents.map((one) => (one as vscode.MarkdownString).value))
      .join()
      .replaceAll('&nbsp;', ' ');
    for (const expected of ['gunicorn --daemon shop:app', 'Procfile', 'Toy'])
      assert.ok(text.includes(expected), text);
  });

  it('is told of by its own laws and by every rule, and turned down by settings', async () => {
    const law = await until(tells, problemIn(document, 'toy-too-many'));
    assert.equal(document.getText(law.range), '10');
    const rule = await until(tells, problemIn(document, 'detaches-from-manager'));
    assert.equal(document.getText(rule.range), '--daemon');
    const settings = vscode.workspace.getConfiguration('formation');
    await settings.update('rules', { 'toy-too-many': 'off' }, vscode.ConfigurationTarget.Global);
    await until(tells, () => (problemIn(document, 'toy-too-many')() ? undefined : true));
    await settings.update('rules', undefined, vscode.ConfigurationTarget.Global);
    await until(tells, problemIn(document, 'toy-too-many'));
  });

  it('follows an edit', async () => {
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(1, 7, 1, 8), '3');
    await vscode.workspace.applyEdit(edit);
    await countsOf('worker', 'toy', 3);
    await vscode.commands.executeCommand('undo');
    await countsOf('worker', 'toy', 2);
  });

  it('is scaled by its own command', async () => {
    const tool = recorder();
    const settings = vscode.workspace.getConfiguration('formation');
    await settings.update('commands', { toy: [tool.path, '${args}'] }, vscode.ConfigurationTarget.Global);
    const heard = answering('5', ['Run']);
    try {
      await vscode.commands.executeCommand('formation.scale', await declarationOf('worker', 'toy'));
      await eventually(() => tool.heard().length > 0 || heard.errors.length > 0);
      assert.deepEqual(heard.errors, []);
    } finally {
      heard.restore();
    }
    assert.deepEqual(tool.heard(), [['scale', 'worker', '5']]);
    await settings.update('commands', undefined, vscode.ConfigurationTarget.Global);
    tool.remove();
  });

  it('is drawn in the panel', async () => {
    await vscode.commands.executeCommand('formation.showProcessModel');
    await eventually(() =>
      vscode.window.tabGroups.all.some(({ tabs }) =>
        tabs.some(({ input }) => input instanceof vscode.TabInputWebview),
      ),
    );
    const text = await vscode.commands
      .executeCommand<string>('formation.copyAsMermaid')
      .then(() => vscode.env.clipboard.readText());
    assert.match(text, /web<br\/>(Toy )?10/);
  });
});
