import { withChanges } from '../protocol';
import type { DrawnPicture, Image, ImageWish, ToWebview } from '../protocol';
import { html } from './element';
import { connect, type Host } from './host';
import { Panel } from './panel';
import { toPng } from './raster';
import { empty, failed, loading, broken } from './screens';
import type { ModelPicture } from './view';

/** The page: one picture at a time, the newest. */
class Page {
  private readonly notice = html('div', { class: 'notice' });
  private readonly screen = html('div', { class: 'screens' });
  private readonly panel: Panel;
  private shown: ModelPicture | undefined;
  private next: DrawnPicture | undefined;
  private wanted: string | undefined;
  private readonly wishes: ImageWish[] = [];
  private drawing = false;

  constructor(private readonly host: Host) {
    this.panel = new Panel(host, () => this.showAgain());
    document.body.append(
      html(
        'main',
        {},
        html('h1', { class: 'unseen' }, 'Process Model'),
        this.notice,
        this.panel.element,
        this.screen,
      ),
    );
    this.put(loading('Reading manifests…'));
    window.addEventListener('message', ({ data }: MessageEvent<ToWebview>) => this.receive(data));
    host.post({ type: 'ready' });
  }

  private receive(message: ToWebview): void {
    switch (message.type) {
      case 'applied':
        return this.panel.applied(message.columns);
      case 'reveal':
        this.wanted = message.node;
        break;
      case 'picture':
        this.next = message.picture;
        break;
      case 'changed': {
        const last = this.next ?? this.shown;
        if (last?.state === 'graph') this.next = withChanges(last, message.changes);
        break;
      }
      case 'focus':
        return this.panel.focusOn(message.node);
      case 'draw':
        this.wishes.push(message);
    }
    void this.show();
  }

  private showAgain(): void {
    this.next ??= this.shown;
    void this.show();
  }

  /** Pictures that come while one is drawn wait; only the last of them is drawn. */
  private async show(): Promise<void> {
    if (this.drawing) return;
    this.drawing = true;
    this.panel.element.ariaBusy = 'true';
    for (let picture = this.next; picture; picture = this.next) {
      this.next = undefined;
      await this.draw(picture);
    }
    if (this.wanted !== undefined && this.panel.isDrawn) {
      await this.panel.reveal(this.wanted);
      this.wanted = undefined;
    }
    this.drawing = false;
    for (const wish of this.wishes.splice(0)) await this.grant(wish);
    this.panel.element.ariaBusy = String(this.drawing);
  }

  private async grant({ wish, format, light }: ImageWish): Promise<void> {
    try {
      const svg = this.panel.svg(light);
      const image: Image = format === 'svg' ? { format, data: svg } : { format, data: await toPng(svg) };
      this.host.post({ type: 'drawn', wish, image });
    } catch (error) {
      this.host.post({
        type: 'notDrawn',
        wish,
        reason: error instanceof Error ? error.message : String(error),
      });
    }
  }

  private async draw(picture: DrawnPicture): Promise<void> {
    const again = (): void => this.host.post({ type: 'findManifests' });
    const notes = picture.state === 'graph' ? picture.broken : [];
    switch (picture.state) {
      case 'loading':
        if (!this.panel.isDrawn) this.put(loading('Reading manifests…'));
        return;
      case 'empty':
        this.put(empty(picture.looksFor, again));
        break;
      case 'error':
        this.put(failed(picture.message, again));
        break;
      case 'graph':
        this.shown = picture;
        this.put();
        try {
          await this.panel.show(picture);
        } catch (error) {
          this.put(failed(error instanceof Error ? error.message : String(error), again));
        }
    }
    const openBroken = (index: number): void => this.host.post({ type: 'openBroken', index });
    this.notice.replaceChildren(...(notes.length > 0 ? [broken(notes, openBroken)] : []));
  }

  /** Covers the panel with a screen; without one, uncovers it. */
  private put(screen?: HTMLElement): void {
    this.screen.replaceChildren(...(screen ? [screen] : []));
    this.panel.element.inert = screen !== undefined;
  }
}

new Page(connect());
