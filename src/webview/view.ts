import type { ModelPicture } from '../protocol';

export type { ModelPicture };

/** One way to look at the process model. A view that is not chosen is hidden, and is shown no pictures. */
export interface View {
  readonly element: HTMLElement;
  /** What stands in the toolbar beside the switch while the view is chosen. */
  readonly tools: HTMLElement;
  /** True once it has shown a picture. */
  readonly isDrawn: boolean;
  show(picture: ModelPicture): Promise<void> | void;
  /** Selects a node and brings it into view. */
  reveal(node: string): void;
  /** What was planned for these columns has been done. */
  applied?(columns: readonly string[]): void;
  /** What it draws as an SVG file; absent where it is no drawing. */
  svg?(light: boolean): string;
}
