import * as vscode from 'vscode';
import { managers } from '../managers/index';
import { rules } from '../rules/index';
import { WorkspaceService } from '../workspace/service';
import { toSource } from './convert';
import { workspaceFiles } from './files';

/** The service, fed with what the editor knows: open texts, file changes, folders. */
export class EditorWorkspace implements vscode.Disposable {
  readonly service = new WorkspaceService(workspaceFiles, managers, rules);
  /** Settles when the workspace was read for the first time. */
  readonly ready: Promise<void>;
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private readonly subscriptions: vscode.Disposable[];
  private work: Promise<void> = Promise.resolve();

  constructor(private readonly log: vscode.LogOutputChannel) {
    const watcher = vscode.workspace.createFileSystemWatcher('**/*');
    const onFile = (uri: vscode.Uri) => this.queue(() => this.service.changed(uri.toString()));
    this.subscriptions = [
      this.changed,
      watcher,
      watcher.onDidChange(onFile),
      watcher.onDidCreate(onFile),
      watcher.onDidDelete(onFile),
      vscode.workspace.onDidOpenTextDocument((document) => this.take(document)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.take(document)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) =>
        this.queue(() => this.service.close(uri.toString())),
      ),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.refresh()),
      new vscode.Disposable(this.service.onDidChange(() => this.changed.fire())),
    ];
    for (const document of vscode.workspace.textDocuments) this.take(document);
    this.ready = this.refresh();
  }

  refresh(): Promise<void> {
    return this.queue(() => this.service.refresh());
  }

  /** Settles when all that was reported so far is in the snapshot. */
  settled(): Promise<void> {
    return this.work;
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private take(document: vscode.TextDocument): void {
    if (document.uri.scheme === 'output' || document.uri.scheme === 'git') return;
    if (!this.service.concerns(document.uri.toString())) return;
    const source = toSource(document);
    void this.queue(() => this.service.edit(source));
  }

  /** One change after the other; a failure is logged and does not stop the next. */
  private queue(change: () => Promise<void>): Promise<void> {
    this.work = this.work.then(change).catch((error: unknown) => this.log.error(String(error)));
    return this.work;
  }
}
