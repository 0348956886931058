import { Shown } from '../../../core/graph/changes';
import { listsOf } from '../../../protocol';
import type { DrawnPicture, ToWebview } from '../../../protocol';

/** What the page shows: it is sent what it does not show yet, and no more. */
export class ShownPicture {
  private readonly shown = new Shown();
  /** The last picture without a graph, as text. */
  private screen: string | undefined;

  /** Undefined where the page shows the picture already. */
  messageFor(picture: DrawnPicture): ToWebview | undefined {
    if (picture.state !== 'graph') {
      const screen = JSON.stringify(picture);
      if (screen === this.screen) return undefined;
      this.forget();
      this.screen = screen;
      return { type: 'picture', picture };
    }
    this.screen = undefined;
    const changes = this.shown.changes(listsOf(picture));
    if (!changes) return { type: 'picture', picture };
    return Object.keys(changes).length > 0 ? { type: 'changed', changes } : undefined;
  }

  /** The page is gone, and shows nothing when it comes back. */
  forget(): void {
    this.shown.forget();
    this.screen = undefined;
  }
}
