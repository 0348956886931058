import * as vscode from 'vscode';
import type { ImageWish } from '../../protocol';
import { modelText } from '../views/model-text';
import type { TextFormat } from '../views/model-text';
import type { ProcessModelView } from '../views/process-model/index';
import type { EditorWorkspace } from '../workspace';

interface Kind extends vscode.QuickPickItem {
  readonly extension: string;
  readonly makes: TextFormat | Omit<ImageWish, 'wish'>;
}

/** Puts the graph into the clipboard, as a README draws it. */
export async function copyAsMermaid(workspace: EditorWorkspace): Promise<void> {
  await workspace.settled();
  const text = modelText('mermaid', workspace);
  if (text === undefined) return tellNothing();
  await vscode.env.clipboard.writeText(text);
  void vscode.window.setStatusBarMessage(vscode.l10n.t('The graph is copied as Mermaid.'), 4000);
}

/** Writes the process model into a file that a person chooses. */
export async function exportProcessModel(workspace: EditorWorkspace, view: ProcessModelView): Promise<void> {
  await workspace.settled();
  const title = vscode.l10n.t('Export Process Model');
  const kind = await vscode.window.showQuickPick(kinds(), { title });
  if (!kind) return;
  const made = await make(kind, workspace, view);
  if (made === undefined) return tellNothing();
  const target = await vscode.window.showSaveDialog({
    title,
    defaultUri: defaultUri(kind.extension),
    filters: { [kind.label]: [kind.extension] },
  });
  if (!target) return;
  await vscode.workspace.fs.writeFile(target, made);
  await offerToOpen(target);
}

function kinds(): readonly Kind[] {
  const light = vscode.l10n.t('what the panel shows, in light colours');
  const asShown = vscode.l10n.t('what the panel shows, in the colours of the theme');
  return [
    { label: 'SVG', description: light, extension: 'svg', makes: { format: 'svg', light: true } },
    { label: 'SVG', description: asShown, extension: 'svg', makes: { format: 'svg', light: false } },
    { label: 'PNG', description: light, extension: 'png', makes: { format: 'png', light: true } },
    { label: 'PNG', description: asShown, extension: 'png', makes: { format: 'png', light: false } },
    {
      label: 'Mermaid',
      description: vscode.l10n.t('fenced, for a README'),
      extension: 'md',
      makes: 'mermaid',
    },
    {
      label: 'Markdown',
      description: vscode.l10n.t('the matrix as a table'),
      extension: 'md',
      makes: 'markdown',
    },
    {
      label: 'JSON',
      description: vscode.l10n.t('as formation graph prints it'),
      extension: 'json',
      makes: 'json',
    },
  ];
}

async function make(
  { makes }: Kind,
  workspace: EditorWorkspace,
  view: ProcessModelView,
): Promise<Uint8Array | undefined> {
  const text = modelText(typeof makes === 'string' ? makes : 'mermaid', workspace);
  if (text === undefined) return undefined;
  if (typeof makes === 'string') return new TextEncoder().encode(text);
  const { data } = await view.draw(makes);
  return typeof data === 'string' ? new TextEncoder().encode(data) : data;
}

function defaultUri(extension: string): vscode.Uri {
  const name = `process-model.${extension}`;
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  return folder ? vscode.Uri.joinPath(folder.uri, name) : vscode.Uri.file(`/${name}`);
}

async function offerToOpen(target: vscode.Uri): Promise<void> {
  const open = vscode.l10n.t('Open');
  const said = vscode.l10n.t('The process model is written to {0}.', vscode.workspace.asRelativePath(target));
  if ((await vscode.window.showInformationMessage(said, open)) === open)
    await vscode.commands.executeCommand('vscode.open', target);
}

function tellNothing(): void {
  void vscode.window.showInformationMessage(
    vscode.l10n.t('No manifest here declares a process type: there is nothing to draw.'),
  );
}
