import { answering } from '../suite/answering';
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  activate,
  at,
  declarationOf,
  declares,
  folder,
  open,
  problemIn,
  tells,
  until,
  write,
} from '../suite/formation';

describe('In a workspace that is not trusted', () => {
  before(async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    await activate();
  });

  it('manifests are read, and checked', async () => {
    const { formations } = await activate();
    assert.deepEqual(
      formations().flatMap(({ members }) => members.map(({ name }) => name)),
      ['web', 'worker', 'clock', 'release', 'db', 'cache'],
    );
    const document = await open('k8s/base/web.yaml');
    const problem = await until(tells, problemIn(document, 'static-count-under-autoscaler'));
    assert.equal(document.getText(problem.range), '3');
  });

  it('the process model is shown', async () => {
    await vscode.commands.executeCommand('formation.showProcessModel');
    const panel = await until(vscode.window.tabGroups.onDidChangeTabs, () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .find(
          ({ input }) =>
            input instanceof vscode.TabInputWebview && input.viewType.includes('formation.processModel'),
        ),
    );
    assert.equal(panel.label, 'Process Model');
  });

  it('what lies outside of it is not read, and nothing is said of it', async () => {
    await write(vscode.Uri.joinPath(folder(), '..', 'outside.yaml'), 'services:\n  base:\n    scale: 7\n');
    await write(
      at('outer/compose.yaml'),
      'services:\n  outer:\n    image: x\n    extends: { file: ../../outside.yaml, service: base }\n',
    );
    await declares(at('outer/compose.yaml'), ['outer']);
    const document = await open('outer/compose.yaml');
    const types = (await activate())
      .formations()
      .flatMap(({ environments }) => environments.flatMap(({ processTypes }) => processTypes));
    assert.equal(types.find(({ name }) => name.value === 'outer')?.quantity.count, 1);
    assert.deepEqual(vscode.languages.getDiagnostics(document.uri), []);
  });

  it('scaling offers the edit alone, and makes it', async () => {
    const document = await open('compose.yaml');
    const before = document.getText();
    const heard = answering('3');
    try {
      await vscode.commands.executeCommand('formation.scale', await declarationOf('worker', 'compose'));
    } finally {
      heard.restore();
    }
    assert.deepEqual(
      heard.offered.map(({ label }) => label),
      ['$(edit) Set worker to 3 in compose.yaml', '$(info) shop · 1 process declared'],
    );
    assert.equal(document.getText(), before.replace('replicas: 1', 'replicas: 3'));
    assert.equal(vscode.tasks.taskExecutions.length, 0);
  });

  it('nothing is started', async () => {
    const heard = answering('1');
    try {
      await vscode.commands.executeCommand('formation.start');
    } finally {
      heard.restore();
    }
    assert.deepEqual(heard.offered, []);
    assert.deepEqual(heard.errors, ['Nothing runs in a workspace that is not trusted.']);
    assert.equal(vscode.tasks.taskExecutions.length, 0);
  });
});
