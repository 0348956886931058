import type { Uri, WebviewPanel } from 'vscode';
import { Disposable, ViewColumn } from 'vscode';
import {
  readMessage,
  type FromWebview,
  type Image,
  type ImageWish,
  type PlannedCount,
  type ToWebview,
} from '../../../protocol';
import { drawn } from './drawn';
import { html, resourceRoots } from './html';
import { plannedIn } from './planned';
import { ShownPicture } from './shown';
import type { Picture, ProcessModelSource } from './source';
import { Wishes } from './wishes';

type Wanted = Extract<ToWebview, { type: 'reveal' | 'focus' }>;

/** Keeps one webview showing the source's picture, and does what its messages ask. */
export class ProcessModelPanel implements Disposable {
  private readonly subscriptions: Disposable[];
  private picture: Picture = { state: 'loading' };
  private readonly shown = new ShownPicture();
  private wanted: Wanted | undefined;
  private readonly wishes = new Wishes();
  /** What waits for the page. */
  private readonly waiting: (() => void)[] = [];
  private listening = false;

  constructor(
    readonly panel: WebviewPanel,
    private readonly source: ProcessModelSource,
    extension: Uri,
  ) {
    panel.webview.options = { enableScripts: true, localResourceRoots: resourceRoots(extension) };
    this.subscriptions = [
      panel.webview.onDidReceiveMessage((message: unknown) => this.receive(message)),
      source.onDidChange(() => this.update()),
      panel.onDidChangeViewState(() => this.changeSight()),
    ];
    source.shown(panel.visible);
    panel.webview.html = html(panel.webview, extension);
  }

  /** Asks the page for something, as soon as it is there. */
  want(wanted: Wanted): void {
    this.wanted = wanted;
    if (this.listening) this.sendWanted();
  }

  /** An image of the view that the page shows, as soon as the page is there. */
  draw(wanted: Omit<ImageWish, 'wish'>): Promise<Image> {
    return this.wishes.make(wanted, (wish) => {
      const ask = () => this.send({ type: 'draw', ...wish });
      if (this.listening) ask();
      else this.waiting.push(ask);
    });
  }

  dispose(): void {
    this.wishes.giveUp('The panel was closed.');
    this.source.shown(false);
    Disposable.from(...this.subscriptions).dispose();
  }

  /** Sends what the page does not show yet. */
  private update(): void {
    if (!this.listening) return;
    this.picture = this.source.picture();
    const message = this.shown.messageFor(drawn(this.picture));
    if (message) this.send(message);
  }

  /** The page of a hidden panel is gone; it says that it is ready when it is back. */
  private changeSight(): void {
    this.source.shown(this.panel.visible);
    if (this.panel.visible) return;
    this.listening = false;
    this.shown.forget();
    this.wishes.giveUp('The panel was hidden.');
  }

  private receive(value: unknown): void {
    const message = readMessage(value);
    if (message) this.obey(message);
  }

  private obey(message: FromWebview): void {
    switch (message.type) {
      case 'ready':
        this.listening = true;
        this.shown.forget();
        this.update();
        this.sendWanted();
        for (const ask of this.waiting.splice(0)) ask();
        return;
      case 'open': {
        const declaration = this.node(message.node)?.declarations[message.declaration];
        const origin = message.at === 'name' ? declaration?.origin : declaration?.quantityOrigin;
        if (origin) this.source.open(origin, this.viewColumn, message.beside);
        return;
      }
      case 'scale':
        if (this.node(message.node)) void this.source.scale(message.node, message.step);
        return;
      case 'openColumn': {
        const place =
          this.picture.state === 'graph' ? this.picture.chart.places.get(message.column) : undefined;
        if (place) this.source.open(place.origin, this.viewColumn, message.beside);
        return;
      }
      case 'applyPlan':
        void this.apply(message.plan);
        return;
      case 'openBroken': {
        const file = this.picture.state === 'graph' ? this.picture.broken[message.index] : undefined;
        if (file) this.source.open(file.origin, this.viewColumn, false);
        return;
      }
      case 'findManifests':
        this.source.findManifests();
        return;
      case 'export':
        void this.source.export();
        return;
      case 'drawn':
      case 'notDrawn':
        this.wishes.answer(message);
    }
  }

  private get viewColumn(): ViewColumn {
    return this.panel.viewColumn ?? ViewColumn.One;
  }

  private node(id: string) {
    return this.picture.state === 'graph'
      ? this.picture.graph.nodes.find((node) => node.id === id)
      : undefined;
  }

  private async apply(plan: readonly PlannedCount[]): Promise<void> {
    const planned = this.picture.state === 'graph' ? plannedIn(this.picture.chart, plan) : undefined;
    if (!planned) return;
    const applied = await this.source.apply(planned);
    this.send({ type: 'applied', columns: applied.map(({ column }) => column) });
  }

  private sendWanted(): void {
    if (this.wanted) this.send(this.wanted);
    this.wanted = undefined;
  }

  private send(message: ToWebview): void {
    void this.panel.webview.postMessage(message);
  }
}
