import * as vscode from 'vscode';
import { statusWords } from '../watch/status-words';
import type { Watching } from '../watch/watching';
import type { EditorWorkspace } from '../workspace';

/** How many process types the workspace has, and an eye while they are watched; hidden where it has none. */
export function registerStatusBar(workspace: EditorWorkspace, watching: Watching): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('formation.status', vscode.StatusBarAlignment.Left);
  item.name = 'Formation';
  item.command = 'formation.showProcessModel';
  const update = () => {
    const types = workspace.service.snapshot.formations
      .flatMap(({ members }) => members)
      .filter(({ role }) => role !== 'backing-service');
    const count = types.length === 1 ? '1 process type' : `${types.length} process types`;
    const { where, unknown } = statusWords(watching.status);
    item.text = `$(layers) ${count}${where === '' ? '' : unknown.length > 0 ? ' $(question)' : ' $(eye)'}`;
    item.tooltip = [types.map(({ name }) => name).join(', '), where, ...unknown].filter(Boolean).join('\n');
    if (types.length === 0) item.hide();
    else item.show();
  };
  update();
  return vscode.Disposable.from(item, workspace.onDidChange(update), watching.onDidChange(update));
}
