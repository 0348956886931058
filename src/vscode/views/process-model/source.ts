import type { Event, ViewColumn } from 'vscode';
import type { Chart } from '../../../core/graph/chart';
import type { Graph } from '../../../core/graph/graph';
import type { Origin } from '../../../core/source';
import type { BrokenFile, ManifestKind } from '../../../protocol';
import type { Planned } from './planned';

/** What the panel shows, and whom it asks to do what a person asks of it. */
export interface ProcessModelSource {
  /** Something may have changed; the panel finds out whether the picture did. */
  readonly onDidChange: Event<void>;
  picture(): Picture;
  /** `graph` is the panel's column; `beside` asks for the column next to it, whatever is in the others. */
  open(origin: Origin, graph: ViewColumn, beside: boolean): void;
  /** Asks how many where `step` is absent. `node` is the id of a node of the last picture. */
  scale(node: string, step?: 1 | -1): Promise<void>;
  /** Brings what columns of the last picture's chart stand for to the planned counts; those that were brought there. */
  apply(plan: readonly Planned[]): Promise<readonly Planned[]>;
  /** The panel is in sight, or no longer is. */
  shown(visible: boolean): void;
  /** Looks for manifests again. */
  findManifests(): void;
  /** Asks for a format and a file, and writes the process model there. */
  export(): Promise<void>;
}

export type Picture =
  | { readonly state: 'loading' }
  | { readonly state: 'empty'; readonly looksFor: readonly ManifestKind[] }
  | { readonly state: 'error'; readonly message: string }
  | {
      readonly state: 'graph';
      readonly graph: Graph;
      readonly chart: Chart;
      readonly broken: readonly LocatedBrokenFile[];
    };

/** A file that cannot be read as it stands, and where. */
export interface LocatedBrokenFile extends BrokenFile {
  readonly origin: Origin;
}
