import { button, html } from './element';
import { hasProblem, kindOf, KINDS, managersOf, NO_FILTER, type Filter, type Kind } from './filter';
import { icon } from './icons';
import { mark } from './mark';
import { choice, choices, Menu } from './menu';
import type { ModelPicture } from './view';

const NAMES: Readonly<Record<Kind, readonly [text: string, title: string]>> = {
  web: ['Web', 'Requests from outside reach it'],
  worker: ['Worker', 'Requests from outside do not reach it'],
  scheduled: ['Scheduled', 'Started by the clock'],
  'one-off': ['One-off', 'Runs once and ends'],
  'backing-service': ['Backing service', 'Attached: a store, a queue, a cache'],
};

/** What is hidden in each view, as checkboxes. */
export class FilterMenu {
  private readonly menu = new Menu('Filter', 'filter-menu', 'filter');

  constructor(private readonly change: (filter: Filter) => void) {}

  get element(): HTMLElement {
    return this.menu.element;
  }

  /** `hidden` is how many it hides of the picture. */
  tell(picture: ModelPicture, filter: Filter, hidden: number): void {
    const { nodes } = picture.graph;
    const said = hidden === 0 ? '' : `${hidden} of ${nodes.length} hidden`;
    this.menu.tell(said);
    this.menu.hold(() => this.content(picture, filter, hidden, said));
  }

  private content(picture: ModelPicture, filter: Filter, hidden: number, said: string) {
    const { nodes } = picture.graph;
    const kinds = KINDS.map((kind) => ({
      kind,
      count: nodes.filter((node) => kindOf(node) === kind).length,
    }));
    const managers = [...managersOf(picture.graph)];
    return [
      choices(
        'Kinds',
        ...kinds
          .filter(({ kind, count }) => count > 0 || filter.kinds.includes(kind))
          .map(({ kind, count }) => this.kind(kind, count, filter)),
      ),
      choices(
        'Managers',
        ...managers.map(([id, { title, count }]) =>
          choice({ text: title, checked: !filter.managers.includes(id), mark: icon(id), count }, (checked) =>
            this.change({ ...filter, managers: toggled(filter.managers, id, !checked) }),
          ),
        ),
      ),
      choices(
        'Show only',
        choice(
          {
            text: 'with problems',
            checked: filter.onlyProblems,
            count: nodes.filter(hasProblem).length,
            title: 'Errors, warnings, and processes that are not as declared',
          },
          (onlyProblems) => this.change({ ...filter, onlyProblems }),
        ),
        choice({ text: 'what the search finds', checked: filter.onlyFound }, (onlyFound) =>
          this.change({ ...filter, onlyFound }),
        ),
      ),
      html(
        'footer',
        {},
        html('span', { role: 'status' }, said === '' ? 'Nothing is hidden' : said),
        button({ class: 'link', disabled: hidden === 0 }, () => this.change(NO_FILTER), 'Show All'),
      ),
    ];
  }

  private kind(kind: Kind, count: number, filter: Filter): HTMLElement {
    const [text, title] = NAMES[kind];
    return choice(
      {
        text,
        title,
        count,
        checked: !filter.kinds.includes(kind),
        mark: mark(kind === 'web' || kind === 'worker' ? 'process' : kind),
      },
      (checked) => this.change({ ...filter, kinds: toggled(filter.kinds, kind, !checked) }),
    );
  }
}

function toggled<T>(all: readonly T[], one: T, isIn: boolean): readonly T[] {
  const rest = all.filter((other) => other !== one);
  return isIn ? [...rest, one] : rest;
}
