import type { DrawnPicture, ToWebview } from '../protocol';
import { html } from './element';
import { GraphView } from './graph-view';
import { connect, type Host } from './host';
import { empty, failed, loading, stale } from './screens';

/** The page: one picture at a time, the newest. */
class Page {
  private readonly notice = html('div', { class: 'notice' });
  private readonly screen = html('div', { class: 'screens' });
  private readonly view: GraphView;
  private next: DrawnPicture | undefined;
  private wanted: string | undefined;
  private drawing = false;

  constructor(private readonly host: Host) {
    this.view = new GraphView(host);
    document.body.append(this.notice, this.view.element, this.screen);
    this.put(loading('Reading manifests…'));
    window.addEventListener('message', ({ data }: MessageEvent<ToWebview>) => this.receive(data));
    host.post({ type: 'ready' });
  }

  private receive(message: ToWebview): void {
    if (message.type === 'reveal') this.wanted = message.node;
    else this.next = message.picture;
    void this.show();
  }

  /** Pictures that come while one is drawn wait; only the last of them is drawn. */
  private async show(): Promise<void> {
    if (this.drawing) return;
    this.drawing = true;
    for (let picture = this.next; picture; picture = this.next) {
      this.next = undefined;
      await this.draw(picture);
    }
    if (this.wanted !== undefined && this.view.isDrawn) {
      this.view.reveal(this.wanted);
      this.wanted = undefined;
    }
    this.drawing = false;
  }

  private async draw(picture: DrawnPicture): Promise<void> {
    const again = (): void => this.host.post({ type: 'findManifests' });
    const notes = picture.state === 'graph' ? picture.stale : [];
    switch (picture.state) {
      case 'loading':
        if (!this.view.isDrawn) this.put(loading('Reading manifests…'));
        return;
      case 'empty':
        this.put(empty(picture.looksFor, again));
        break;
      case 'error':
        this.put(failed(picture.message, again));
        break;
      case 'graph':
        if (!this.view.isDrawn) this.put(loading('Drawing…'));
        try {
          await this.view.show(picture.graph, picture.mermaid);
          this.put();
        } catch (error) {
          this.put(failed(error instanceof Error ? error.message : String(error), again));
        }
    }
    const openStale = (index: number): void => this.host.post({ type: 'openStale', index });
    this.notice.replaceChildren(...(notes.length > 0 ? [stale(notes, openStale)] : []));
    this.view.element.classList.toggle('behind', notes.length > 0);
  }

  /** Covers the graph with a screen; without one, uncovers it. */
  private put(screen?: HTMLElement): void {
    this.screen.replaceChildren(...(screen ? [screen] : []));
    this.view.element.inert = screen !== undefined;
  }
}

new Page(connect());
