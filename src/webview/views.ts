import { AppsView } from './apps-view';
import { ChartView } from './chart-view';
import type { Host } from './host';
import { MatrixView } from './matrix-view';
import type { View } from './view';

export interface ViewKind {
  readonly id: string;
  readonly title: string;
  /** Of `icons.ts`. */
  readonly icon: string;
  make(host: Host): View;
}

/** The views of the panel, in the order of the switch; the first is chosen until a person chooses another. */
export const VIEWS: readonly [ViewKind, ...ViewKind[]] = [
  { id: 'graph', title: 'Graph', icon: 'graph', make: (host) => new AppsView(host) },
  { id: 'chart', title: 'Chart', icon: 'chart', make: (host) => new ChartView(host) },
  { id: 'matrix', title: 'Matrix', icon: 'matrix', make: (host) => new MatrixView(host) },
];
