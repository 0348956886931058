import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { managers } from '../../../src/managers/index';
import { rules } from '../../../src/rules/index';
import { activate, tells, until } from '../suite/formation';

const ids = [...rules, ...managers.flatMap(({ laws }) => laws)].map(({ id }) => id).sort();

const told = () =>
  vscode.languages
    .getDiagnostics()
    .flatMap(([, diagnostics]) => diagnostics.filter(({ source }) => source === 'formation'))
    .map(({ code }) => (typeof code === 'object' ? String(code.value) : String(code)))
    .sort();

describe('A workspace of antipatterns', () => {
  it('is told of each rule and each law once, when its files are open', async () => {
    await activate();
    for (const uri of await vscode.workspace.findFiles('**/*'))
      await vscode.window.showTextDocument(uri, { preview: false });
    await until(tells, () => (ids.every((id) => told().includes(id)) ? true : undefined));
    assert.deepEqual(told(), ids);
  });

  it('leads from each problem to the page of its rule', () => {
    for (const [, diagnostics] of vscode.languages.getDiagnostics())
      for (const { source, code } of diagnostics)
        if (source === 'formation')
          assert.ok(typeof code === 'object' && code.target.toString().includes(String(code.value)));
  });
});
