import type { DrawnGraph, DrawnText } from '../protocol';
import { svg } from './element';
import type { Mermaid } from './mermaid';
import { pack, type Size } from './pack';
import { Part, type Shape } from './part';

/** The drawings of all apps, side by side. An app that has not changed is not drawn again. */
export class Drawing {
  readonly element = svg('g', { class: 'parts' });
  private parts: ReadonlyMap<string, Part> = new Map();
  private shapes: ReadonlyMap<string, Shape> = new Map();
  private drawnSize: Size = { width: 0, height: 0 };

  constructor(private readonly mermaid: Mermaid) {}

  get size(): Size {
    return this.drawnSize;
  }

  get all(): readonly Shape[] {
    return [...this.shapes.values()];
  }

  get isEmpty(): boolean {
    return this.parts.size === 0;
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
   * The function that is returned puts it in place at once; undefined where everything stands where it stood.
   */
  async prepare(graph: DrawnGraph, texts: readonly DrawnText[]): Promise<(() => void) | undefined> {
    const wanted = graph.groups.map((group, index) => ({
      part: partOf(graph, group.id),
      text: texts[index] ?? { text: 'flowchart LR', names: {} },
      id: group.id,
    }));
    const fresh = new Map<string, SVGSVGElement>();
    for (const { id, part, text } of wanted) {
      if (this.parts.get(id)?.tell(part) !== true) fresh.set(id, await this.mermaid.draw(text.text));
    }
    const sameOrder = JSON.stringify(wanted.map(({ id }) => id)) === JSON.stringify([...this.parts.keys()]);
    if (fresh.size === 0 && sameOrder) return undefined;
    return () => {
      const elements = wanted.map(({ id }) => fresh.get(id) ?? this.parts.get(id)?.element);
      this.element.replaceChildren(...elements.filter((element) => element !== undefined));
      this.parts = new Map(
        wanted.flatMap(({ id, part, text }): [string, Part][] => {
          const element = fresh.get(id);
          const kept = this.parts.get(id);
          if (element) return [[id, new Part(element, part, text)]];
          return kept ? [[id, kept]] : [];
        }),
      );
      const shapes = [...this.parts.values()].flatMap((part) => part.shapes);
      this.shapes = new Map(shapes.map((shape) => [shape.node.id, shape]));
    };
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

function partOf({ groups, nodes, edges }: DrawnGraph, id: string): DrawnGraph {
  const own = nodes.filter(({ group }) => group === id);
  const ids = new Set(own.map((node) => node.id));
  return {
    groups: groups.filter((group) => group.id === id),
    nodes: own,
    edges: edges.filter(({ from }) => ids.has(from)),
  };
}
