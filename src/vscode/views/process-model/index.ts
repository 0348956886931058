import { Uri, ViewColumn, window, type Disposable, type ExtensionContext, type WebviewPanel } from 'vscode';
import type { Image, ImageWish } from '../../../protocol';
import { ProcessModelPanel } from './panel';
import type { ProcessModelSource } from './source';

export type { Picture, ProcessModelSource, LocatedBrokenFile } from './source';

export const VIEW_TYPE = 'formation.processModel';

export interface ProcessModelView {
  /** Brings the panel to the front, opening it where it is not; with a node, selects it. */
  show(node?: string): void;
  /** Shows only a node and what is near it. */
  focus(node: string): void;
  /** An image of the view that is chosen in the panel, which is shown for it. */
  draw(wanted: Omit<ImageWish, 'wish'>): Promise<Image>;
}

/** The panel with the process model: one, which survives a reload of the window. */
export function registerProcessModel(
  context: ExtensionContext,
  source: ProcessModelSource,
): ProcessModelView {
  const view = new View(context.extensionUri, source);
  context.subscriptions.push(view, window.registerWebviewPanelSerializer(VIEW_TYPE, view));
  return view;
}

class View implements ProcessModelView, Disposable {
  private current: ProcessModelPanel | undefined;

  constructor(
    private readonly extension: Uri,
    private readonly source: ProcessModelSource,
  ) {}

  show(node?: string): void {
    if (this.current) this.current.panel.reveal();
    else
      this.adopt(
        window.createWebviewPanel(VIEW_TYPE, 'Process Model', ViewColumn.Active, { enableScripts: true }),
      );
    if (node !== undefined) this.current?.want({ type: 'reveal', node });
  }

  focus(node: string): void {
    this.show();
    this.current?.want({ type: 'focus', node });
  }

  async draw(wanted: Omit<ImageWish, 'wish'>): Promise<Image> {
    this.show();
    if (!this.current) throw new Error('There is no panel to draw in.');
    return this.current.draw(wanted);
  }

  /** Called by the window for a panel that was open when it was last closed. */
  deserializeWebviewPanel(panel: WebviewPanel): Promise<void> {
    if (this.current) panel.dispose();
    else this.adopt(panel);
    return Promise.resolve();
  }

  dispose(): void {
    this.current?.panel.dispose();
  }

  private adopt(panel: WebviewPanel): void {
    const shown = new ProcessModelPanel(panel, this.source, this.extension);
    panel.iconPath = Uri.joinPath(this.extension, 'media', 'process-model.svg');
    this.current = shown;
    panel.onDidDispose(() => {
      shown.dispose();
      if (this.current === shown) this.current = undefined;
    });
  }
}
