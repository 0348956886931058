import type { DrawnNode } from '../protocol';
import { hides, only, passes, readFilter, type Filter } from './filter';
import { reach, readFocus, type Focus } from './focus';
import type { Host } from './host';
import { matches } from './search';
import type { ModelPicture } from './view';

/** What a person looks at: the same in each view, and kept for the next page. */
export class Lens {
  filter: Filter;
  focus: Focus | undefined;
  query = '';

  constructor(private readonly host: Host) {
    const { filter, focus } = host.kept();
    this.filter = readFilter(filter);
    this.focus = readFocus(focus);
  }

  /** Keeps a change. */
  set(change: { readonly filter?: Filter; readonly focus?: Focus | undefined }): void {
    Object.assign(this, change);
    this.host.keep({ filter: this.filter, focus: this.focus });
  }

  /** The nodes that a search finds; undefined where nothing is searched. */
  found({ graph }: ModelPicture): ReadonlySet<string> | undefined {
    if (this.query === '') return undefined;
    const titles = new Map(graph.groups.map(({ id, title }) => [id, title]));
    const found = graph.nodes.filter((node) => matches(node, titles.get(node.group) ?? '', this.query));
    return new Set(found.map(({ id }) => id));
  }

  /** What is seen of a picture. What is in focus is seen whatever is hidden. */
  look(picture: ModelPicture): ModelPicture {
    const focus = this.focusIn(picture);
    if (!focus && !this.filter.onlyFound && !hides(this.filter)) return picture;
    const near = focus ? reach(picture.graph, focus) : undefined;
    const found = this.filter.onlyFound ? this.found(picture) : undefined;
    const isShown = (node: DrawnNode): boolean =>
      node.id === focus?.node ||
      ((near?.has(node.id) ?? true) && (found?.has(node.id) ?? true) && passes(node, this.filter));
    const graph = only(picture.graph, isShown);
    if (graph === picture.graph && !hides(this.filter)) return picture;
    const shown = new Set(graph.nodes.map(({ id }) => id));
    const hidden = new Set(picture.graph.nodes.flatMap(({ id }) => (shown.has(id) ? [] : [id])));
    return {
      ...picture,
      graph,
      chart: this.chart(picture, hidden),
      matrices: this.matrices(picture, graph, shown),
    };
  }

  /** The focus, where its node is there: half an edit can take it away. */
  focusIn({ graph }: ModelPicture): Focus | undefined {
    const { focus } = this;
    return focus && graph.nodes.some(({ id }) => id === focus.node) ? focus : undefined;
  }

  /** A section goes with its manager, a column with its node. */
  private chart({ chart }: ModelPicture, hidden: ReadonlySet<string>): ModelPicture['chart'] {
    const sections = chart.sections.map((section) => ({
      ...section,
      columns: section.columns.filter(({ node }) => !hidden.has(node)),
    }));
    return {
      sections: sections.filter(
        ({ columns, manager }) => columns.length > 0 && !this.filter.managers.includes(manager),
      ),
    };
  }

  /** A column goes with its manager, a row with its node. */
  private matrices(
    picture: ModelPicture,
    { groups }: ModelPicture['graph'],
    shown: ReadonlySet<string>,
  ): ModelPicture['matrices'] {
    const byGroup = new Map(picture.graph.groups.map(({ id }, index) => [id, picture.matrices[index]]));
    return groups.map(({ id }) => {
      const { environments = [], rows = [] } = byGroup.get(id) ?? {};
      const stays = environments.map(({ manager }) => !this.filter.managers.includes(manager));
      return {
        environments: environments.filter((_, column) => stays[column]),
        rows: rows
          .filter(({ node }) => shown.has(node))
          .map((row) => ({ ...row, cells: row.cells.filter((_, column) => stays[column]) })),
      };
    });
  }
}
