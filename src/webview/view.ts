import type { ModelPicture } from '../protocol';

export type { ModelPicture };

/** What a view asks of the panel. */
export interface ViewActions {
  /** Shows only a node and what is near it; once more, everything again. */
  focus(node: string): void;
  /** Shows the picture anew, which the view now shows otherwise. */
  showAgain(): void;
  /** Other nodes are seen than before: what is found among them is counted anew. */
  seen(): void;
}

/** One way to look at the process model. A view that is not chosen is hidden, and is shown no pictures. */
export interface View {
  readonly element: HTMLElement;
  /** What stands in the toolbar while the view is chosen. */
  readonly tools: HTMLElement;
  /** True once it has shown a picture. */
  readonly isDrawn: boolean;
  /** Shows what is seen of a picture; `whole` is all of it. */
  show(picture: ModelPicture, whole: ModelPicture): Promise<void> | void;
  /** Selects a node and brings it into view. */
  reveal(node: string): void;
  /** Marks what a search finds, or nothing; which of it is seen here, in order. */
  mark(found: ReadonlySet<string> | undefined): readonly string[];
  /** Brings a node that is found into view; the focus stays where a person writes. */
  point(node: string): void;
  /** Takes the focus, where a person was last. */
  enter(): void;
  /** What was planned for these columns has been done. */
  applied?(columns: readonly string[]): void;
  /** What it shows as an SVG file. */
  svg(light: boolean): string;
}
