import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { at, open, problemIn, tells, until, write } from './formation';

const PROCFILE = 'web: gunicorn --daemon shop:app\r\nworker: gunicorn --daemon --pid w.pid shop:app\r\n';

/** A Procfile of its own, so that no test is in the way of another. */
async function procfile(name: string, text = PROCFILE): Promise<vscode.TextDocument> {
  await write(at(`Procfile.${name}`), text);
  return open(`Procfile.${name}`);
}

async function actionsAt(document: vscode.TextDocument, text: string): Promise<vscode.CodeAction[]> {
  const start = document.getText().indexOf(text);
  const range = new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
    20,
  );
}

async function choose(document: vscode.TextDocument, text: string, title: string): Promise<void> {
  const actions = await actionsAt(document, text);
  const action = actions.find((one) => one.title === title);
  assert.ok(action?.edit, actions.map((one) => one.title).join('\n'));
  await vscode.workspace.applyEdit(action.edit);
}

const gone = (document: vscode.TextDocument, rule: string) =>
  until(tells, () => (problemIn(document, rule)() ? undefined : true));

const ruleSettings = () => vscode.workspace.getConfiguration('formation');
const set = (key: string, value: unknown) =>
  ruleSettings().update(key, value, vscode.ConfigurationTarget.Workspace);

describe('A problem in the editor', () => {
  it('is told of as the settings say', async () => {
    const document = await procfile('settings');
    await until(tells, problemIn(document, 'pid-file'));
    await set('rules', { 'pid-file': 'off', 'detaches-from-manager': 'info' });
    await gone(document, 'pid-file');
    await until(tells, () =>
      problemIn(document, 'detaches-from-manager')()?.severity === vscode.DiagnosticSeverity.Information
        ? true
        : undefined,
    );
    await set('overrides', [{ files: ['Procfile.settings'], rules: { 'detaches-from-manager': 'off' } }]);
    await gone(document, 'detaches-from-manager');
    await set('overrides', undefined);
    await set('rules', undefined);
    await until(tells, problemIn(document, 'pid-file'));
  });

  it('is suppressed by the comment that a quick fix writes, whose absence of use is faded', async () => {
    const document = await procfile('suppress');
    await until(tells, problemIn(document, 'pid-file'));
    await choose(document, '--pid', 'Suppress pid-file on this line');
    assert.equal(
      document.getText(),
      PROCFILE.replace('worker', '# formation-disable-next-line pid-file\r\nworker'),
    );
    await gone(document, 'pid-file');
    await choose(document, '--daemon', 'Suppress detaches-from-manager in this file');
    assert.ok(document.getText().startsWith('# formation-disable-file detaches-from-manager\r\nweb'));
    await gone(document, 'detaches-from-manager');
    const edit = new vscode.WorkspaceEdit();
    const flag = document.getText().indexOf('--pid w.pid ');
    edit.delete(document.uri, new vscode.Range(document.positionAt(flag), document.positionAt(flag + 12)));
    await vscode.workspace.applyEdit(edit);
    const unused = await until(tells, () =>
      vscode.languages.getDiagnostics(document.uri).find(({ code }) => code === 'unused-suppression'),
    );
    assert.deepEqual(unused.tags, [vscode.DiagnosticTag.Unnecessary]);
    await choose(document, '# formation-disable-next-line', 'Remove the comment');
    assert.ok(!document.getText().includes('next-line'));
  });

  it('is mended with all others of its kind', async () => {
    const document = await procfile('kind');
    await until(tells, problemIn(document, 'detaches-from-manager'));
    const actions = await actionsAt(document, '--daemon');
    assert.equal(actions[0]?.isPreferred, true);
    await choose(document, '--daemon', 'Fix all problems of detaches-from-manager in this file');
    assert.equal(document.getText(), PROCFILE.replaceAll('--daemon ', ''));
  });

  it('is mended when the file is saved, if that is asked for', async () => {
    const document = await procfile('save', 'web: gunicorn shop:app\r\n');
    const editor = vscode.workspace.getConfiguration('editor');
    const actions = { 'source.fixAll.formation': 'explicit' };
    await editor.update('codeActionsOnSave', actions, vscode.ConfigurationTarget.Workspace);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(1, 0), PROCFILE.slice(PROCFILE.indexOf('worker')));
    await vscode.workspace.applyEdit(edit);
    await until(tells, problemIn(document, 'pid-file'));
    await document.save();
    assert.equal(document.getText(), 'web: gunicorn shop:app\r\nworker: gunicorn shop:app\r\n');
    await editor.update('codeActionsOnSave', undefined, vscode.ConfigurationTarget.Workspace);
  });

  it('is explained in a hover, by why and by examples', async () => {
    const document = await procfile('hover');
    await until(tells, problemIn(document, 'pid-file'));
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      document.positionAt(document.getText().indexOf('--pid') + 2),
    );
    const text = hovers
      .flatMap(({ contents }) => contents.map((part) => (part as vscode.MarkdownString).value))
      .join('\n');
    for (const expected of [
      'Processes never write PID files',
      '```text\nweb: gunicorn --pid /run/shop.pid shop:app\n```',
      '```text\nweb: gunicorn shop:app\n```',
      'https://12factor.net/concurrency',
      'command:formation.explainProblem',
    ])
      assert.ok(text.includes(expected), text);
  });

  it('is explained by the page of its rule, from a quick fix and from the palette', async () => {
    const document = await procfile('explain');
    await until(tells, problemIn(document, 'pid-file'));
    const explain = (await actionsAt(document, '--pid')).find(({ title }) => title === 'Explain pid-file');
    const { command, arguments: args = [] } = explain?.command ?? {};
    const shown = () => vscode.window.tabGroups.activeTabGroup.activeTab?.label;
    const opened = (label: string) =>
      until(vscode.window.tabGroups.onDidChangeTabs, () => (shown()?.includes(label) ? true : undefined));
    await vscode.commands.executeCommand(command ?? '', ...(args as unknown[]));
    await opened('pid-file.md');
    const editor = await vscode.window.showTextDocument(document);
    const flag = document.getText().indexOf('--daemon');
    editor.selection = new vscode.Selection(document.positionAt(flag), document.positionAt(flag));
    await vscode.commands.executeCommand('formation.explainProblem');
    await opened('detaches-from-manager.md');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });
});
