import * as vscode from 'vscode';
import type { Target } from '../../core/manager';
import type { Declaration, Environment } from '../../core/model';
import type { Running } from '../../core/observed';
import { managers } from '../../managers/index';
import type { WatchHost } from '../../workspace/watch/host';
import { Homes } from '../../workspace/watch/home';
import { Watches } from '../../workspace/watch/watches';
import type { Wanted } from '../../workspace/watch/watches';
import { canRun } from '../trust';
import type { EditorWorkspace } from '../workspace';
import { ChosenTargets } from './chosen';

const SETTING = 'formation.watch';

/** Each has processes of its own: of more, the declared quantities are all that is shown. */
const MOST = 20;

/** What an environment that is watched has to say. */
export interface WatchStatus extends Wanted {
  /** Why nothing is known of it. */
  readonly reason?: string;
}

/**
 * Watches what a view shows, while it shows it, in a trusted workspace: by itself what runs on this machine and tells of
 * its events, and what a person has turned on.
 */
export class Watching implements vscode.Disposable {
  private readonly watches: Watches | undefined;
  private readonly homes: Homes | undefined;
  private readonly views = new Set<string>();
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  readonly chosen: ChosenTargets;
  private readonly subscriptions: vscode.Disposable[];

  constructor(
    private readonly workspace: EditorWorkspace,
    host: WatchHost | undefined,
    memento: vscode.Memento,
  ) {
    this.chosen = new ChosenTargets(memento);
    const watches = host && new Watches(host);
    watches?.onDidChange(() => this.changed.fire());
    this.watches = watches;
    const update = () => this.update();
    this.homes = host && new Homes(host, update);
    this.subscriptions = [
      this.changed,
      workspace.onDidChange(update),
      vscode.window.onDidChangeVisibleTextEditors(update),
      vscode.workspace.onDidGrantWorkspaceTrust(update),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(SETTING)) update();
      }),
      new vscode.Disposable(() => {
        watches?.dispose();
        this.homes?.forget();
      }),
    ];
  }

  /** What is known of the processes of a declaration; undefined where they are not watched. */
  running(declaration: Declaration): Running | undefined {
    return this.watches?.running(declaration);
  }

  /** Where a declaration's environment is watched, where that is not this machine. */
  targetOf({ environment }: Declaration): Target | undefined {
    const { manager, group } = environment;
    const watched = this.status.find(
      ({ environment: one }) => one.group === group && one.manager === manager,
    );
    return watched?.target?.remote === true ? watched.target : undefined;
  }

  /** A view tells whether it is to be seen. */
  show(view: string, visible: boolean): void {
    if (this.views.has(view) === visible) return;
    if (visible) this.views.add(view);
    else this.views.delete(view);
    this.update();
  }

  /** Remembers where an environment is watched; without a target on this machine, with `undefined` nowhere. */
  async choose(environment: Environment, target: Target | 'here' | undefined): Promise<void> {
    await this.chosen.set(environment, target);
    this.update();
  }

  /** Asks again now. */
  refresh(): void {
    this.homes?.forget();
    this.update();
    this.watches?.refresh();
  }

  get status(): readonly WatchStatus[] {
    return (this.watches?.all ?? []).map((wanted) => {
      const reading = this.watches?.reading(wanted.environment);
      return reading?.state === 'unknown' ? { ...wanted, reason: reading.reason } : wanted;
    });
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private update(): void {
    const on = canRun() && vscode.workspace.getConfiguration().get<string>(SETTING) !== 'off';
    this.watches?.want(on ? this.wanted() : []);
    this.changed.fire();
  }

  /** What is open in an editor first. */
  private wanted(): readonly Wanted[] {
    const open = new Set(vscode.window.visibleTextEditors.map(({ document }) => document.uri.toString()));
    const all = this.workspace.service.snapshot.formations.flatMap(({ environments }) => environments);
    const inEditor = all.filter(({ files }) => files.some((uri) => open.has(uri)));
    const others = this.views.size > 0 ? all.filter((environment) => !inEditor.includes(environment)) : [];
    return [...inEditor, ...others].flatMap((environment) => this.wants(environment)).slice(0, MOST);
  }

  private wants(environment: Environment): readonly Wanted[] {
    const manager = managers.find(({ id }) => id === environment.manager);
    if (!manager?.observe) return [];
    const chosen = this.chosen.get(environment);
    if (chosen) return [{ environment, manager, ...(chosen === 'here' ? {} : { target: chosen }) }];
    const home = manager.local === true ? this.homes?.of(manager, environment) : undefined;
    if (home === undefined || home === 'asking' || home === 'elsewhere') return [];
    return [{ environment, manager, ...(home === 'unnamed' ? {} : { target: home }) }];
  }
}
