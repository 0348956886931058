import * as vscode from 'vscode';
import { managers } from '../managers/index';
import { rules } from '../rules/index';
import { resolveUri } from '../core/uri';
import { APP_MARKERS } from '../workspace/apps';
import { WorkspaceService } from '../workspace/service';
import { toSource } from './convert';
import { find, workspaceFiles } from './files';
import { affectsRuleSettings, ruleSettings } from './rule-settings';

const FILE_SETS = 'formation.compose.files';
const NAMES = [...managers.flatMap(({ files }) => files), ...APP_MARKERS];

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
    this.subscriptions = [
      this.changed,
      watcher,
      watcher.onDidChange((uri) => this.queue(() => this.service.changed(uri.toString()))),
      watcher.onDidCreate((uri) => this.queue(() => this.created(uri))),
      watcher.onDidDelete((uri) => this.queue(() => this.deleted(uri.toString()))),
      vscode.workspace.onDidOpenTextDocument((document) => this.take(document)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.take(document)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) =>
        this.queue(() => this.service.close(uri.toString())),
      ),
      vscode.workspace.onDidChangeWorkspaceFolders(() => {
        this.useRuleSettings();
        void this.refresh();
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.refresh()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(FILE_SETS)) void this.useFileSets();
        if (affectsRuleSettings(event)) this.useRuleSettings();
      }),
      new vscode.Disposable(this.service.onDidChange(() => this.changed.fire())),
    ];
    for (const document of vscode.workspace.textDocuments) this.take(document);
    this.useRuleSettings();
    this.ready = this.refresh();
    void this.useFileSets();
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

  /** The sets of compose files that the settings of each folder name. */
  private useFileSets(): Promise<void> {
    const sets = (vscode.workspace.workspaceFolders ?? []).flatMap(({ uri }) =>
      fileSets(vscode.workspace.getConfiguration(undefined, uri).get<unknown>(FILE_SETS)).map((paths) =>
        paths.map((path) => resolveUri(uri.toString(), path)),
      ),
    );
    return this.queue(() => this.service.useFileSets(sets));
  }

  private useRuleSettings(): void {
    void this.queue(() => Promise.resolve(this.service.useRuleSettings(ruleSettings())));
  }

  private take(document: vscode.TextDocument): void {
    if (document.uri.scheme === 'output' || document.uri.scheme === 'git') return;
    if (!this.service.concerns(document.uri.toString())) return;
    const source = toSource(document);
    void this.queue(() => this.service.edit(source));
  }

  /** Of a folder that was moved to its place, the watcher names no file. */
  private async created(uri: vscode.Uri): Promise<void> {
    if (this.service.concerns(uri.toString())) return this.service.changed(uri.toString());
    if (!(await isFolder(uri))) return;
    for (const file of await find(NAMES, uri)) await this.service.changed(file);
  }

  /** Nor of a folder that is gone. */
  private async deleted(uri: string): Promise<void> {
    const inside = this.service.snapshot.manifests.filter((manifest) => manifest.uri.startsWith(`${uri}/`));
    for (const file of [uri, ...inside.map((manifest) => manifest.uri)]) await this.service.changed(file);
  }

  /** One change after the other; a failure is logged and does not stop the next. */
  private queue(change: () => Promise<void>): Promise<void> {
    this.work = this.work.then(change).catch((error: unknown) => this.log.error(String(error)));
    return this.work;
  }
}

/** Settings are written by hand: what is no list of paths is left out. */
function fileSets(value: unknown): readonly (readonly string[])[] {
  const lists = Array.isArray(value) ? (value as unknown[]) : [];
  return lists.filter(
    (list): list is string[] =>
      Array.isArray(list) && list.length > 0 && list.every((path) => typeof path === 'string'),
  );
}

async function isFolder(uri: vscode.Uri): Promise<boolean> {
  const stat = await vscode.workspace.fs.stat(uri).then(undefined, () => undefined);
  return stat?.type === vscode.FileType.Directory;
}
