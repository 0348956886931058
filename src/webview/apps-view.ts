import type { DrawnGraph } from '../protocol';
import { summaryOf } from './app-summary';
import { html } from './element';
import { graphLegend } from './graph-legend';
import { GraphView } from './graph-view';
import { grouped, readable } from './grouping';
import type { Host } from './host';
import { layered, readLayout, type Layout } from './layout';
import { LayoutMenu } from './layout-menu';
import { LegendMenu } from './legend-menu';
import { Overview } from './overview';
import { groupsOf, withNeeds } from './parts';
import { Trail } from './trail';
import type { ModelPicture, View, ViewActions } from './view';
import { counted } from './words';

/** Beyond these a picture is no longer seen at a glance. */
const FEW_DOZEN = 48;

/** Stands for all groups drawn in one graph: no id of an app, for an app's id is the URI of its folder. */
const EVERYTHING = '*';

const NOTHING: DrawnGraph = { groups: [], nodes: [], edges: [] };

/** The graph; of a large formation an overview of its apps, or of the groups in one, and the graph of what is opened. */
export class AppsView implements View {
  readonly element = html('div', { class: 'apps' });
  readonly tools = html('div', { class: 'apps-tools' });
  private readonly graph: GraphView;
  private readonly overview: Overview;
  private readonly trail: Trail;
  private readonly menu: LayoutMenu;
  private readonly legend = new LegendMenu('graph');
  private layout: Layout;
  private picture: ModelPicture | undefined;
  /** The picture's graph in its layers and groups. */
  private drawn = NOTHING;
  private found: ReadonlySet<string> | undefined;
  /** The group that is drawn, `EVERYTHING`, or undefined where the overview is seen. */
  private opened: string | undefined;
  private turn = 0;

  constructor(
    private readonly host: Host,
    private readonly actions: ViewActions,
  ) {
    const { opened, layout } = host.kept();
    this.opened = opened;
    this.layout = readLayout(layout);
    this.graph = new GraphView(host, actions);
    this.overview = new Overview({
      open: (group) => void this.open(group),
      approach: () => this.graph.approach(FEW_DOZEN),
    });
    this.trail = new Trail({
      back: () => this.back(),
      drawAll: () => void this.open(EVERYTHING),
      approachAll: () => this.graph.approach(this.drawn.nodes.length),
    });
    this.menu = new LayoutMenu((changed) => this.lay(changed));
    this.tools.append(this.legend.element, this.menu.element, this.graph.tools);
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
    this.drawn = this.arranged(picture.graph);
    this.menu.tell(picture.graph, this.layout);
    this.element.classList.toggle('no-problems', !this.layout.problems);
    if (!this.isLarge) {
      this.seeGraph();
      return this.graph.show(this.drawn, this.layout.direction);
    }
    const scope = this.scope();
    if (first || !scope) this.seeOverview();
    else if (!this.overview.element.hidden) this.overview.tell(this.drawn);
    if (scope) await this.draw(scope);
  }

  reveal(node: string): void {
    const group = this.groupOf(node);
    if (!this.isLarge || this.opened === EVERYTHING || this.opened === group) this.graph.reveal(node);
    else if (group !== undefined) void this.open(group).then(() => this.graph.reveal(node));
  }

  mark(found: ReadonlySet<string> | undefined): readonly string[] {
    this.found = found;
    const seen = this.graph.mark(found);
    return this.overview.element.hidden ? seen : this.overview.mark(found);
  }

  point(node: string): void {
    if (this.overview.element.hidden) this.graph.point(node);
    else this.overview.focus(this.groupOf(node));
  }

  enter(): void {
    if (this.overview.element.hidden) this.graph.enter(true);
    else this.overview.focus(undefined);
  }

  svg(light: boolean): string {
    if (!this.overview.element.hidden)
      throw new Error('Open an app of the overview first, or draw everything: an image shows what is drawn.');
    return this.graph.svg(light);
  }

  private arranged(graph: DrawnGraph): DrawnGraph {
    const layers = layered(graph, this.layout);
    const { grouping } = this.layout;
    return grouping === 'app' ? readable(layers, FEW_DOZEN) : grouped(layers, grouping);
  }

  private lay(layout: Layout): void {
    if (layout.direction !== this.layout.direction || layout.grouping !== this.layout.grouping)
      this.graph.leave();
    this.layout = layout;
    this.host.keep({ layout });
    this.actions.showAgain();
  }

  private groupOf(node: string): string | undefined {
    return this.drawn.nodes.find(({ id }) => id === node)?.group;
  }

  private get isLarge(): boolean {
    return this.drawn.groups.length > 1 && this.drawn.nodes.length > FEW_DOZEN;
  }

  private async open(group: string): Promise<void> {
    const byKeyboard = document.activeElement?.matches(':focus-visible') ?? false;
    this.keep(group);
    this.graph.leave();
    const scope = this.scope();
    if (!scope) return;
    try {
      await this.draw(scope);
      if (this.opened !== group) return;
      this.actions.seen();
      if (byKeyboard || this.found) this.graph.enter(byKeyboard);
    } catch (error) {
      if (this.opened !== group) return;
      this.back();
      this.trail.tellAll(`Cannot be drawn: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  private back(): void {
    const from = this.opened;
    this.keep(undefined);
    this.seeOverview();
    this.actions.seen();
    this.overview.focus(from);
  }

  /** Draws what is opened while the overview stands; whatever is asked for meanwhile comes before it. */
  private async draw(scope: DrawnGraph): Promise<void> {
    const turn = (this.turn += 1);
    this.overview.wait(this.opened);
    try {
      await this.graph.show(scope, this.layout.direction);
    } finally {
      if (turn === this.turn) this.overview.wait(undefined);
    }
    if (turn === this.turn && this.opened !== undefined) this.seeGraph(this.opened);
  }

  /** The graph of what is opened; undefined where nothing is, or while it is gone: half an edit can take an app away. */
  private scope(): DrawnGraph | undefined {
    const { opened } = this;
    if (opened === undefined) return undefined;
    if (opened === EVERYTHING) return this.drawn;
    const group = groupsOf(this.drawn).get(opened);
    return group && withNeeds(this.drawn, group, FEW_DOZEN);
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
    this.overview.tell(this.drawn);
    const { groups, nodes } = this.drawn;
    const apps = new Set(groups.map(({ id, app = id }) => app)).size;
    const services = nodes.filter(({ role }) => role === 'backing-service').length;
    const types = nodes.filter(({ role }) => role !== 'backing-service' && role !== 'autoscaler').length;
    this.trail.tellAll(
      [
        ...(apps > 1 || groups.length === 1 ? [counted(apps, 'app')] : []),
        ...(apps < groups.length ? [counted(groups.length, 'group')] : []),
        counted(types, 'process type'),
        counted(services, 'backing service'),
      ].join(' · '),
    );
    this.see('overview');
    this.graph.foresee(nodes.length);
  }

  private seeGraph(opened?: string): void {
    if (opened !== undefined) {
      const { title, counts } = summaryOf(groupsOf(this.drawn).get(opened) ?? this.drawn);
      this.trail.tellOpened(opened === EVERYTHING ? 'Everything' : title, counts);
    }
    this.see('graph');
  }

  private see(what: 'overview' | 'graph'): void {
    this.trail.element.hidden = !this.isLarge;
    this.overview.element.hidden = what !== 'overview';
    this.graph.element.classList.toggle('aside', what !== 'graph');
    this.graph.tools.hidden = what !== 'graph';
    this.legend.tell(() => graphLegend(this.drawn, what === 'overview'));
  }

  private key(event: KeyboardEvent): void {
    if (event.defaultPrevented || !this.element.checkVisibility() || !this.isLarge) return;
    if (event.key !== 'Escape' || event.target instanceof HTMLInputElement || this.opened === undefined)
      return;
    this.back();
    event.preventDefault();
  }
}
