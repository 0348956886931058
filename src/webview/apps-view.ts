import type { DrawnGraph } from '../protocol';
import { summaryOf } from './app-summary';
import { html } from './element';
import { GraphView } from './graph-view';
import type { Host } from './host';
import { Overview } from './overview';
import { partsOf } from './parts';
import { SearchField } from './search-field';
import { Trail } from './trail';
import type { ModelPicture, View } from './view';
import { counted } from './words';

/** Beyond these a picture is no longer seen at a glance. */
const FEW_DOZEN = 48;

/** Stands for all apps drawn in one graph: no id of an app, for an app's id is the URI of its folder. */
const EVERYTHING = '*';

/** The graph; of a large formation an overview of its apps, and the graph of the one that is opened. */
export class AppsView implements View {
  readonly element = html('div', { class: 'apps' });
  readonly tools = html('div', { class: 'apps-tools' });
  private readonly graph: GraphView;
  private readonly overview: Overview;
  private readonly field: SearchField;
  private readonly trail: Trail;
  private picture: ModelPicture | undefined;
  /** The app that is drawn, `EVERYTHING`, or undefined where the overview is seen. */
  private opened: string | undefined;
  private turn = 0;

  constructor(private readonly host: Host) {
    this.opened = host.kept().opened;
    this.graph = new GraphView(host);
    this.overview = new Overview({
      open: (app) => void this.open(app),
      approach: () => this.graph.approach(),
    });
    this.field = new SearchField({
      search: (query) => {
        const found = this.overview.search(query);
        this.field.tell(query.trim() === '' ? '' : found === 0 ? 'None' : String(found));
      },
      next: () => this.overview.focus(undefined),
      leaveSearch: () => this.overview.focus(undefined),
    });
    this.trail = new Trail({ back: () => this.back(), drawAll: () => void this.open(EVERYTHING) });
    this.element.append(
      this.trail.element,
      html('div', { class: 'stage' }, this.graph.element, this.overview.element),
    );
    document.addEventListener('keydown', (event) => this.key(event));
  }

  get isDrawn(): boolean {
    return this.picture !== undefined;
  }

  async show(picture: ModelPicture): Promise<void> {
    const first = this.picture === undefined;
    this.picture = picture;
    if (!this.isLarge) {
      this.seeGraph();
      return this.graph.show(picture);
    }
    const scope = this.scope();
    if (first || !scope) this.seeOverview();
    else if (!this.overview.element.hidden) this.overview.tell(picture.graph);
    if (scope) await this.draw(scope);
  }

  reveal(node: string): void {
    const group = this.picture?.graph.nodes.find(({ id }) => id === node)?.group;
    if (!this.isLarge || this.opened === EVERYTHING || this.opened === group) this.graph.reveal(node);
    else if (group !== undefined) void this.open(group).then(() => this.graph.reveal(node));
  }

  svg(light: boolean): string {
    if (!this.overview.element.hidden)
      throw new Error('Open an app of the overview first, or draw everything: an image shows what is drawn.');
    return this.graph.svg(light);
  }

  private get isLarge(): boolean {
    const { groups = [], nodes = [] } = this.picture?.graph ?? {};
    return groups.length > 1 && nodes.length > FEW_DOZEN;
  }

  private async open(app: string): Promise<void> {
    const byKeyboard = document.activeElement?.matches(':focus-visible') ?? false;
    this.keep(app);
    this.graph.leave();
    const scope = this.scope();
    if (!scope) return;
    try {
      await this.draw(scope);
      if (this.opened === app) this.graph.enter(this.field.query, byKeyboard);
    } catch (error) {
      if (this.opened !== app) return;
      this.back();
      this.trail.tellAll(`Cannot be drawn: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  private back(): void {
    const from = this.opened;
    this.keep(undefined);
    this.seeOverview();
    this.overview.focus(from);
  }

  /** Draws what is opened while the overview stands; whatever is asked for meanwhile comes before it. */
  private async draw(scope: ModelPicture): Promise<void> {
    const turn = (this.turn += 1);
    this.overview.wait(this.opened);
    try {
      await this.graph.show(scope);
    } finally {
      if (turn === this.turn) this.overview.wait(undefined);
    }
    if (turn === this.turn && this.opened !== undefined) this.seeGraph(scope.graph);
  }

  /** The picture of what is opened; undefined where nothing is, or while it is gone: half an edit can take an app away. */
  private scope(): ModelPicture | undefined {
    const { picture, opened } = this;
    if (!picture || opened === undefined) return undefined;
    if (opened === EVERYTHING) return picture;
    const graph = partsOf(picture.graph).get(opened);
    const text = picture.mermaid[picture.graph.groups.findIndex(({ id }) => id === opened)];
    return graph && text ? { ...picture, graph, mermaid: [text] } : undefined;
  }

  private keep(opened: string | undefined): void {
    this.turn += 1;
    this.opened = opened;
    this.host.keep({ opened });
  }

  /** From here on a drawing that is under way is no longer waited for. */
  private seeOverview(): void {
    this.turn += 1;
    this.overview.wait(undefined);
    const { graph = { groups: [], nodes: [], edges: [] } } = this.picture ?? {};
    this.overview.tell(graph);
    const { groups, nodes } = graph;
    const services = nodes.filter(({ role }) => role === 'backing-service').length;
    this.trail.tellAll(
      [
        counted(groups.length, 'app'),
        counted(nodes.length - services, 'process type'),
        counted(services, 'backing service'),
      ].join(' · '),
    );
    this.see('overview');
  }

  private seeGraph(graph?: DrawnGraph): void {
    if (graph) {
      const { title, counts } = summaryOf(graph);
      this.trail.tellOpened(graph.groups.length > 1 ? 'Everything' : title, counts);
    }
    this.see('graph');
  }

  private see(what: 'overview' | 'graph'): void {
    this.trail.element.hidden = !this.isLarge;
    this.overview.element.hidden = what !== 'overview';
    this.graph.element.classList.toggle('aside', what !== 'graph');
    this.tools.replaceChildren(what === 'graph' ? this.graph.tools : this.field.element);
  }

  private key(event: KeyboardEvent): void {
    if (event.defaultPrevented || !this.element.checkVisibility() || !this.isLarge) return;
    const typing = event.target instanceof HTMLInputElement;
    if (this.overview.element.hidden) {
      if (event.key !== 'Escape' || typing) return;
      this.back();
    } else if ((event.key === 'f' && (event.ctrlKey || event.metaKey)) || (event.key === '/' && !typing))
      this.field.focus();
    else if (event.key === 'Escape' && this.opened !== undefined) this.back();
    else return;
    event.preventDefault();
  }
}
