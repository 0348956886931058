import * as vscode from 'vscode';
import type { EditorWorkspace } from '../workspace';

/** How many process types the workspace has; hidden where it has none. */
export function registerStatusBar(workspace: EditorWorkspace): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('formation.status', vscode.StatusBarAlignment.Left);
  item.name = 'Formation';
  item.command = 'formation.showProcessModel';
  const update = () => {
    const types = workspace.service.snapshot.formations
      .flatMap(({ members }) => members)
      .filter(({ role }) => role !== 'backing-service');
    item.text = `$(layers) ${types.length === 1 ? '1 process type' : `${types.length} process types`}`;
    item.tooltip = types.map(({ name }) => name).join(', ');
    if (types.length === 0) item.hide();
    else item.show();
  };
  update();
  return vscode.Disposable.from(item, workspace.onDidChange(update));
}
