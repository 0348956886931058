import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { countsOf, open, problemIn, tells, until } from './formation';

const OVERRIDE = '  worker:\n    deploy:\n      replicas: 3\n\n';

async function hoverOver(document: vscode.TextDocument, text: string): Promise<string> {
  const position = document.positionAt(document.getText().indexOf(text) + text.length - 2);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers
    .flatMap(({ contents }) => contents.map((part) => (part as vscode.MarkdownString).value))
    .join();
}

describe('A compose file in the editor', () => {
  it('has lenses with the quantity of each process type', async () => {
    const document = await open('compose.yaml');
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
    );
    const titles = lenses.map(({ command }) => command?.title);
    assert.ok(
      titles.includes('1 process') && titles.includes('+') && titles.includes('Scale...'),
      titles.join(),
    );
  });

  it('says in a hover what a process type runs and where it is declared', async () => {
    const document = await open('compose.yaml');
    const text = await hoverOver(document, '  worker:');
    for (const expected of ['worker', 'Procfile', 'Kubernetes', 'Needs'])
      assert.ok(text.includes(expected), text);
  });

  it('says in a hover which file wins over which', async () => {
    const document = await open('compose.yaml');
    const override = await open('compose.override.yaml');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(override.uri, override.positionAt(override.getText().indexOf('  db:')), OVERRIDE);
    await vscode.workspace.applyEdit(edit);
    const lineOf = (text: string, { getText, positionAt }: vscode.TextDocument) =>
      positionAt(getText().indexOf(text)).line + 1;
    await countsOf('worker', 'compose', 3);
    const expected = `3 processes, from compose.override.yaml line ${lineOf('replicas: 3', override)}, over 1 in compose.yaml line ${lineOf('replicas: 1', document)}`;
    const text = await hoverOver(document, '  worker:');
    assert.ok(text.replaceAll('&nbsp;', ' ').includes(expected), text);
    await vscode.commands.executeCommand('undo');
    await countsOf('worker', 'compose', 1);
  });

  it('counts up by an edit that changes the count alone, and can be undone', async () => {
    const document = await open('compose.yaml');
    const before = document.getText();
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
    );
    const line = document.positionAt(before.indexOf('  worker:')).line;
    const plus = lenses.find(
      ({ command, range }) => command?.title === '+' && range.start.line === line,
    )?.command;
    assert.ok(plus);
    await vscode.commands.executeCommand(plus.command, ...(plus.arguments as unknown[]));
    assert.equal(document.getText(), before.replace('replicas: 1', 'replicas: 2'));
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
  });
});

describe('A Procfile in the editor', () => {
  after(() => vscode.commands.executeCommand('workbench.action.files.revert'));

  it('is told of a daemonizing flag, whose quick fix takes out just that', async () => {
    const document = await open('Procfile');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(
      document.uri,
      new vscode.Position(document.lineCount, 0),
      '\napi: gunicorn --daemon app:app\n',
    );
    await vscode.workspace.applyEdit(edit);
    const problem = await until(tells, problemIn(document, 'detaches-from-manager'));
    assert.equal(document.getText(problem.range), '--daemon');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      problem.range,
    );
    const fix = actions.find(({ title }) => title.startsWith('Remove'));
    assert.ok(fix?.edit);
    await vscode.workspace.applyEdit(fix.edit);
    assert.ok(document.getText().includes('api: gunicorn app:app'));
    await until(tells, () => (problemIn(document, 'detaches-from-manager')() ? undefined : true));
  });
});

describe('Kubernetes manifests in the editor', () => {
  it('are told that an autoscaler takes over the static count', async () => {
    const document = await open('k8s/base/web.yaml');
    const problem = await until(tells, problemIn(document, 'static-count-under-autoscaler'));
    assert.equal(document.getText(problem.range), '3');
  });
});
