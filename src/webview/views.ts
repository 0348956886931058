import { AppsView } from './apps-view';
import { ChartView } from './chart-view';
import type { Host } from './host';
import { MatrixView } from './matrix-view';
import type { View, ViewActions } from './view';

export interface ViewKind {
  readonly id: string;
  readonly title: string;
  /** Of `icons.ts`. */
  readonly icon: string;
  make(host: Host, actions: ViewActions): View;
}

/** The views of the panel, in the order of the switch; the first is chosen until a person chooses another. */
export const VIEWS: readonly [ViewKind, ...ViewKind[]] = [
  { id: 'graph', title: 'Graph', icon: 'graph', make: (...given) => new AppsView(...given) },
  { id: 'chart', title: 'Chart', icon: 'chart', make: (...given) => new ChartView(...given) },
  { id: 'matrix', title: 'Matrix', icon: 'matrix', make: (...given) => new MatrixView(...given) },
];
