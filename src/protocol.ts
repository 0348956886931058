import { changed } from './core/graph/changes';
import type { Changes } from './core/graph/changes';
import type { Chart, ChartColumn, ChartSection } from './core/graph/chart';
import type {
  GraphDeclaration,
  GraphEnvironment,
  GraphGroup,
  GraphNode,
  ProblemCounts,
  QuantityMark,
} from './core/graph/graph';
import type { MatrixCell } from './core/graph/matrix';
import { readImage } from './core/graph/image';
import type { Image } from './core/graph/image';
import type { MermaidEdge, MermaidText } from './core/graph/mermaid';

export { drawableName } from './core/graph/label';
export { ties, toMermaid } from './core/graph/mermaid';
export { reservedLine } from './core/graph/reserve';

export type {
  ChartColumn,
  ChartSection,
  GraphEnvironment,
  Image,
  MatrixCell,
  MermaidText,
  ProblemCounts,
  QuantityMark,
};

/** A declaration as the webview knows it: the host keeps where it is, so that an edit above it changes nothing here. */
export type DrawnDeclaration = Omit<GraphDeclaration, 'origin' | 'quantityOrigin' | 'column'>;

export interface DrawnGroup extends Omit<GraphGroup, 'environments'> {
  /** The app that it is a part of; absent where it is one. */
  readonly app?: string;
}

export interface DrawnNode extends Omit<GraphNode, 'declarations' | 'role'> {
  /** The host sends process types and backing services; the webview draws autoscalers apart from them where asked. */
  readonly role: GraphNode['role'] | 'autoscaler';
  readonly declarations: readonly DrawnDeclaration[];
  /** What an autoscaler scales: for each of its own declarations the index of one of that node. */
  readonly scales?: { readonly node: string; readonly declarations: readonly number[] };
}

export type DrawnEdge = MermaidEdge;

export interface DrawnGraph {
  readonly groups: readonly DrawnGroup[];
  readonly nodes: readonly DrawnNode[];
  readonly edges: readonly DrawnEdge[];
}

/** The host keeps where its columns are declared. */
export type DrawnChart = Pick<Chart, 'sections'>;

/** The quantity that a person plans for a column of the chart. */
export interface PlannedCount {
  readonly column: string;
  readonly count: number;
}

/** The most processes of a type that can be planned. */
export const MOST_PLANNED = 100_000;
const MOST_COLUMNS_PLANNED = 1_000;

/** What the webview shows. Data only, never HTML. */
export type DrawnPicture =
  | { readonly state: 'loading' }
  | { readonly state: 'empty'; readonly looksFor: readonly ManifestKind[] }
  | { readonly state: 'error'; readonly message: string }
  | ModelPicture;

export interface ModelPicture {
  readonly state: 'graph';
  readonly graph: DrawnGraph;
  readonly chart: DrawnChart;
  /** One for each group, in their order. */
  readonly matrices: readonly DrawnMatrix[];
  /** Files that cannot be read as they stand. */
  readonly broken: readonly BrokenFile[];
}

/** A picture with a graph as lists: what changes in it is sent alone. */
export type PictureLists = {
  readonly groups: readonly DrawnGroup[];
  readonly nodes: readonly DrawnNode[];
  readonly edges: readonly DrawnEdge[];
  readonly sections: readonly ChartSection[];
  readonly matrices: readonly DrawnMatrix[];
  readonly broken: readonly BrokenFile[];
};

export type PictureChanges = Changes<PictureLists>;

export function listsOf({ graph, chart, matrices, broken }: ModelPicture): PictureLists {
  return { ...graph, sections: chart.sections, matrices, broken };
}

/** The picture with what has changed. What has not, is the same object still. */
export function withChanges(picture: ModelPicture, changes: PictureChanges): ModelPicture {
  const { groups, nodes, edges, sections, ...others } = changed(listsOf(picture), changes);
  return { state: 'graph', graph: { groups, nodes, edges }, chart: { sections }, ...others };
}

/** What the environments of one app declare: a row for each node, a column for each environment. */
export interface DrawnMatrix {
  readonly environments: readonly GraphEnvironment[];
  readonly rows: readonly DrawnRow[];
}

export interface DrawnRow {
  /** The id of its node in the graph, whose declarations the cells name by their index. */
  readonly node: string;
  /** What most environments run; absent where none says it. */
  readonly command?: string;
  /** One for each environment. */
  readonly cells: readonly MatrixCell[];
}

/** A kind of manifest that Formation reads. */
export interface ManifestKind {
  readonly manager: string;
  readonly title: string;
  /** What a person knows its manifests by; names in backticks. */
  readonly manifests: string;
}

/** A file that cannot be read as it stands. */
export interface BrokenFile {
  readonly path: string;
  readonly message: string;
  /** What is shown of it: what it last said, as much as can be read, or nothing. */
  readonly shown: 'last' | 'part' | 'nothing';
}

/** An image that is asked for: in the colours of the theme, or in light ones whatever the theme. */
export interface ImageWish {
  /** Tells the answer to this wish from the answers to others. */
  readonly wish: number;
  readonly format: Image['format'];
  readonly light: boolean;
}

export type ToWebview =
  | { readonly type: 'picture'; readonly picture: DrawnPicture }
  /** What is new in the picture that was sent last. */
  | { readonly type: 'changed'; readonly changes: PictureChanges }
  | { readonly type: 'reveal'; readonly node: string }
  /** Shows only a node and what is near it. */
  | { readonly type: 'focus'; readonly node: string }
  /** What was planned for these columns has been done. */
  | { readonly type: 'applied'; readonly columns: readonly string[] }
  | ({ readonly type: 'draw' } & ImageWish);

export type FromWebview =
  | { readonly type: 'ready' }
  | {
      readonly type: 'open';
      readonly node: string;
      readonly declaration: number;
      readonly beside: boolean;
      /** Where the name of the declaration is written, or its quantity. */
      readonly at: 'name' | 'quantity';
    }
  | { readonly type: 'scale'; readonly node: string; readonly step?: 1 | -1 }
  | { readonly type: 'openColumn'; readonly column: string; readonly beside: boolean }
  /** Each column once. */
  | { readonly type: 'applyPlan'; readonly plan: readonly PlannedCount[] }
  | { readonly type: 'openBroken'; readonly index: number }
  | { readonly type: 'findManifests' }
  | { readonly type: 'export' }
  | { readonly type: 'drawn'; readonly wish: number; readonly image: Image }
  | { readonly type: 'notDrawn'; readonly wish: number; readonly reason: string };

const LONGEST_REASON = 500;

/** The message, where it is one of ours to the last property; whatever else a page may post is refused. */
export function readMessage(value: unknown): FromWebview | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const message = value as Record<string, unknown>;
  const only = (...names: string[]): boolean =>
    Object.keys(message).every((key) => ['type', ...names].includes(key));
  switch (message['type']) {
    case 'ready':
    case 'findManifests':
    case 'export':
      return only() ? { type: message['type'] } : undefined;
    case 'open': {
      const { node, declaration, beside, at } = message;
      const valid = only('node', 'declaration', 'beside', 'at') && isId(node) && isIndex(declaration);
      if (!valid || typeof beside !== 'boolean' || (at !== 'name' && at !== 'quantity')) return undefined;
      return { type: 'open', node, declaration, beside, at };
    }
    case 'scale': {
      const { node, step } = message;
      if (!only('node', 'step') || !isId(node)) return undefined;
      if (step === undefined) return { type: 'scale', node };
      return step === 1 || step === -1 ? { type: 'scale', node, step } : undefined;
    }
    case 'openColumn': {
      const { column, beside } = message;
      const valid = only('column', 'beside') && isId(column) && typeof beside === 'boolean';
      return valid ? { type: 'openColumn', column, beside } : undefined;
    }
    case 'applyPlan': {
      const plan = only('plan') ? readPlan(message['plan']) : undefined;
      return plan && { type: 'applyPlan', plan };
    }
    case 'openBroken': {
      const { index } = message;
      return only('index') && isIndex(index) ? { type: 'openBroken', index } : undefined;
    }
    case 'drawn': {
      const { wish, image } = message;
      if (!only('wish', 'image') || !isIndex(wish) || typeof image !== 'object' || image === null)
        return undefined;
      const { format, data, ...more } = image as Record<string, unknown>;
      const read = Object.keys(more).length === 0 ? readImage(format, data) : undefined;
      return read ? { type: 'drawn', wish, image: read } : undefined;
    }
    case 'notDrawn': {
      const { wish, reason } = message;
      const valid = only('wish', 'reason') && isIndex(wish) && typeof reason === 'string';
      return valid ? { type: 'notDrawn', wish, reason: reason.slice(0, LONGEST_REASON) } : undefined;
    }
    default:
      return undefined;
  }
}

function readPlan(value: unknown): readonly PlannedCount[] | undefined {
  if (!Array.isArray(value) || value.length === 0 || value.length > MOST_COLUMNS_PLANNED) return undefined;
  const plan = value.flatMap((planned: unknown): PlannedCount[] => {
    if (typeof planned !== 'object' || planned === null) return [];
    const { column, count, ...rest } = planned as Record<string, unknown>;
    const valid = Object.keys(rest).length === 0 && isId(column) && isIndex(count) && count <= MOST_PLANNED;
    return valid ? [{ column, count }] : [];
  });
  const columns = new Set(plan.map(({ column }) => column));
  return columns.size === value.length ? plan : undefined;
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= 16 * 1024;
}

function isIndex(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
