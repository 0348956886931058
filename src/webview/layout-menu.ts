import type { DrawnGraph } from '../protocol';
import { icon } from './icons';
import type { Layout } from './layout';
import { mark } from './mark';
import { choice, choices, Menu } from './menu';

const GROUPS = { app: 'App', namespace: 'Namespace', manager: 'Manager' } as const;
const WAYS = { LR: 'Left to right', TB: 'Top to bottom' } as const;

/** How the graph is drawn: which layers, in which groups, which way. */
export class LayoutMenu {
  private readonly menu = new Menu('Layout', 'layout-menu', 'layers');

  constructor(private readonly change: (layout: Layout) => void) {}

  get element(): HTMLElement {
    return this.menu.element;
  }

  tell(graph: DrawnGraph, layout: Layout): void {
    this.menu.hold(() => this.content(graph, layout));
  }

  private content({ nodes, edges }: DrawnGraph, layout: Layout) {
    const scalers = nodes.filter(({ declarations }) =>
      declarations.some(({ autoscaler }) => autoscaler),
    ).length;
    const layer = (
      name: 'entries' | 'autoscalers' | 'startOrder' | 'problems',
      text: string,
      count: number,
      sign?: Node,
    ) =>
      count === 0
        ? undefined
        : choice({ text, count, checked: layout[name], ...(sign ? { mark: sign } : {}) }, (checked) =>
            this.change({ ...layout, [name]: checked }),
          );
    const weak = edges.filter(({ kinds }) => kinds.every((kind) => kind === 'start-order'));
    const namespaces = nodes.some((node) => node.namespaces);
    return [
      choices(
        'Layers',
        layer('entries', 'Entry points', nodes.filter(({ entry }) => entry).length, icon('entry')),
        layer('autoscalers', 'Autoscalers', scalers, mark('autoscaler')),
        layer('startOrder', 'Order of starting', weak.length, icon('dotted')),
        layer(
          'problems',
          'Problems',
          nodes.filter(({ problems }) => problems.error + problems.warning > 0).length,
          icon('warning'),
        ),
      ),
      choices(
        'Groups by',
        ...(['app', 'namespace', 'manager'] as const).map((grouping) =>
          grouping === 'namespace' && !namespaces && layout.grouping !== grouping
            ? undefined
            : choice(
                { text: GROUPS[grouping], checked: layout.grouping === grouping, oneOf: 'grouping' },
                () => this.change({ ...layout, grouping }),
              ),
        ),
      ),
      choices(
        'Direction',
        ...(['LR', 'TB'] as const).map((direction) =>
          choice({ text: WAYS[direction], checked: layout.direction === direction, oneOf: 'direction' }, () =>
            this.change({ ...layout, direction }),
          ),
        ),
      ),
    ];
  }
}
