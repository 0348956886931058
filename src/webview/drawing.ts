import type { DrawnGraph } from '../protocol';
import { svg } from './element';
import type { Layout } from './layout';
import { Graphviz } from './graphviz';
import { Mermaid } from './mermaid';
import { pack, type Size } from './pack';
import { Part, type AppDrawing } from './part';
import { partsOf } from './parts';
import { pauses } from './pauses';
import type { Shape } from './shape';
import { textOf } from './text';

type Painter = 'mermaid' | 'graphviz';

/** The most nodes that mermaid is asked for at once: its work grows faster than they do. */
const MERMAID_DRAWS = 120;

/** How many drawings are kept beside those that stand. */
const SPARE = 60;

/** The drawings of all apps, side by side. An app that has not changed is not drawn again. */
export class Drawing {
  readonly element = svg('g', { class: 'parts' });
  /** What stands. */
  private parts: ReadonlyMap<string, Part> = new Map();
  /** What was drawn and may come back, the latest last. */
  private readonly drawn = new Map<string, Part>();
  private shapes: ReadonlyMap<string, Shape> = new Map();
  private readonly painters = { mermaid: new Mermaid(), graphviz: new Graphviz() };
  private drawnSize: Size = { width: 0, height: 0 };

  get size(): Size {
    return this.drawnSize;
  }

  get all(): readonly Shape[] {
    return [...this.shapes.values()];
  }

  get isEmpty(): boolean {
    return this.parts.size === 0;
  }

  /** So many nodes are about to be asked for: what draws them is loaded. */
  approach(nodes: number): void {
    void this.painters[painterOf(nodes)].load();
  }

  /** So many may be asked for: what draws them is loaded while there is nothing else to do, unless that takes long. */
  foresee(nodes: number): void {
    if (painterOf(nodes) === 'graphviz') requestIdleCallback(() => this.approach(nodes));
  }

  shape(id: string | undefined): Shape | undefined {
    return id === undefined ? undefined : this.shapes.get(id);
  }

  /** The id of the node that an element of the drawing belongs to. */
  idAt(target: EventTarget | null): string | undefined {
    const found = target instanceof Element ? target.closest('g.node[data-id]') : null;
    return found?.getAttribute('data-id') ?? undefined;
  }

  /**
   * Makes ready what the graph changes: where only what nodes tell is new, that is all; the rest is drawn out of sight.
   * The function that is returned puts it in place at once; undefined where everything stands where it stood, or where
   * it is no longer wanted or seen.
   */
  async prepare(
    graph: DrawnGraph,
    direction: Layout['direction'],
    isWanted: () => boolean,
  ): Promise<(() => void) | undefined> {
    const painter = painterOf(graph.nodes.length);
    const pause = pauses();
    const ids: string[] = [];
    const fresh = new Map<string, AppDrawing>();
    for (const part of partsOf(graph).values()) {
      const id = [painter, direction, ...part.groups.map((group) => group.id)].join('\n');
      const known = this.drawn.get(id);
      ids.push(id);
      if (!known || !this.measured(known.element, () => known.tell(part)))
        fresh.set(id, await this.draw(part, direction, painter));
      await pause();
      // What is hidden has no size: it is drawn when it is chosen again.
      if (!this.element.checkVisibility()) return undefined;
      if (!isWanted()) break;
    }
    this.keep(fresh);
    if (!isWanted()) {
      this.stand();
      return undefined;
    }
    const wanted = new Map<string, Part>();
    for (const id of ids) {
      const part = this.drawn.get(id);
      if (part) wanted.set(id, part);
    }
    const standing = [...this.parts.values()];
    if (
      standing.length === wanted.size &&
      [...wanted.values()].every((part, index) => part === standing[index])
    )
      return undefined;
    return () => {
      this.parts = wanted;
      this.stand();
      const shapes = [...wanted.values()].flatMap((part) => part.shapes);
      this.shapes = new Map(shapes.map((shape) => [shape.node.id, shape]));
      this.forget(wanted);
    };
  }

  /** The elements of the parts, in their order, and no others: those that stand already are not touched. */
  stand(): void {
    const elements = [...this.parts.values()].map(({ element }) => element);
    const standing = new Set<Element>(elements);
    for (const other of [...this.element.children]) if (!standing.has(other)) other.remove();
    elements.forEach((element, index) => {
      const there = this.element.children.item(index);
      if (there !== element) this.element.insertBefore(element, there);
    });
  }

  private forget(wanted: ReadonlyMap<string, Part>): void {
    const spare = [...this.drawn.keys()].filter((id) => !wanted.has(id));
    for (const id of spare.slice(0, -SPARE)) this.drawn.delete(id);
  }

  private async draw(
    graph: DrawnGraph,
    direction: Layout['direction'],
    painter: Painter,
  ): Promise<AppDrawing> {
    const text = textOf(graph, direction);
    return { element: await this.painters[painter].draw(text, graph, direction), graph, text };
  }

  /** What is kept stays in the document, to be put in place or taken out before anything is painted. */
  private keep(fresh: ReadonlyMap<string, AppDrawing>): void {
    const drawings = [...fresh.values()];
    this.element.append(...drawings.map(({ element }) => element));
    const parts = Part.all(drawings);
    [...fresh.keys()].forEach((id, index) => {
      const part = parts[index];
      this.drawn.delete(id);
      if (part) this.drawn.set(id, part);
    });
  }

  /** Texts are measured in the document: what does not stand there does so meanwhile, before anything is painted. */
  private measured<T>(element: SVGSVGElement, measure: () => T): T {
    if (element.isConnected) return measure();
    this.element.append(element);
    try {
      return measure();
    } finally {
      element.remove();
    }
  }

  /** Sets the apps side by side so that all of them are as large as they can be in a room. */
  arrange(room: Size): void {
    const elements = [...this.parts.values()].map(({ element }) => element);
    const { places, size } = pack(
      elements.map(({ viewBox: { baseVal } }) => ({ width: baseVal.width, height: baseVal.height })),
      room,
    );
    elements.forEach((element, index) => {
      const { width, height } = element.viewBox.baseVal;
      const { x, y } = places[index] ?? { x: 0, y: 0 };
      for (const [name, value] of Object.entries({ x, y, width, height }))
        element.setAttribute(name, String(value));
      element.removeAttribute('style');
    });
    this.drawnSize = size;
  }

  /** The ids of a node and of all that it needs or that needs it directly. */
  around(id: string): ReadonlySet<string> {
    const found = new Set([id]);
    for (const edge of this.edges) {
      const from = edge.getAttribute('data-from') ?? '';
      const to = edge.getAttribute('data-to') ?? '';
      if (from === id) found.add(to);
      if (to === id) found.add(from);
    }
    return found;
  }

  get edges(): readonly Element[] {
    return [...this.element.querySelectorAll('[data-from]')];
  }
}

function painterOf(nodes: number): Painter {
  return nodes > MERMAID_DRAWS ? 'graphviz' : 'mermaid';
}
