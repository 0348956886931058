import * as vscode from 'vscode';

/** Nothing runs in an untrusted workspace, nor where there are no processes. */
export function canRun(): boolean {
  return vscode.workspace.isTrusted && !isVirtual();
}

function isVirtual(): boolean {
  return (vscode.workspace.workspaceFolders ?? []).every(({ uri }) => uri.scheme !== 'file');
}
