import type {
  GraphDeclaration,
  GraphEdge,
  GraphEnvironment,
  GraphGroup,
  GraphNode,
  ProblemCounts,
  QuantityMark,
} from './core/graph/graph';
import type { MatrixCell } from './core/graph/matrix';

export type { GraphEdge, GraphEnvironment, MatrixCell, ProblemCounts, QuantityMark };

/** A declaration as the webview knows it: the host keeps where it is, so that an edit above it changes nothing here. */
export type DrawnDeclaration = Omit<GraphDeclaration, 'origin' | 'quantityOrigin' | 'column'>;

export type DrawnGroup = Omit<GraphGroup, 'environments'>;

export interface DrawnNode extends Omit<GraphNode, 'declarations'> {
  readonly declarations: readonly DrawnDeclaration[];
}

export interface DrawnGraph {
  readonly groups: readonly DrawnGroup[];
  readonly nodes: readonly DrawnNode[];
  readonly edges: readonly GraphEdge[];
}

/** What the webview shows. Data only, never HTML. */
export type DrawnPicture =
  | { readonly state: 'loading' }
  | { readonly state: 'empty'; readonly looksFor: readonly ManifestKind[] }
  | { readonly state: 'error'; readonly message: string }
  | {
      readonly state: 'graph';
      readonly graph: DrawnGraph;
      /** One for each group, in their order. */
      readonly mermaid: readonly DrawnText[];
      /** One for each group, in their order. */
      readonly matrices: readonly DrawnMatrix[];
      /** Files that cannot be read as they stand: the graph shows what they last said. */
      readonly stale: readonly StaleNote[];
    };

/** Mermaid's text for one app, with room for what the webview puts into the nodes, and the name of each group and node in it. */
export interface DrawnText {
  readonly text: string;
  readonly names: Readonly<Record<string, string>>;
}

/** What the environments of one app declare: a row for each node, a column for each environment. */
export interface DrawnMatrix {
  readonly environments: readonly GraphEnvironment[];
  readonly rows: readonly DrawnRow[];
}

export interface DrawnRow {
  /** The id of its node in the graph, whose declarations the cells name by their index. */
  readonly node: string;
  /** One for each environment. */
  readonly cells: readonly MatrixCell[];
}

/** A kind of manifest that Formation reads. */
export interface ManifestKind {
  readonly manager: string;
  readonly title: string;
  /** File names, as a person would say them. */
  readonly files: string;
}

export interface StaleNote {
  readonly path: string;
  readonly message: string;
}

export type ToWebview =
  | { readonly type: 'picture'; readonly picture: DrawnPicture }
  | { readonly type: 'reveal'; readonly node: string };

export type FromWebview =
  | { readonly type: 'ready' }
  | { readonly type: 'open'; readonly node: string; readonly declaration: number; readonly beside: boolean }
  | { readonly type: 'scale'; readonly node: string; readonly step?: 1 | -1 }
  | { readonly type: 'openStale'; readonly index: number }
  | { readonly type: 'findManifests' };

/** The message, where it is one of ours to the last property; whatever else a page may post is refused. */
export function readMessage(value: unknown): FromWebview | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const message = value as Record<string, unknown>;
  const only = (...names: string[]): boolean =>
    Object.keys(message).every((key) => ['type', ...names].includes(key));
  switch (message['type']) {
    case 'ready':
    case 'findManifests':
      return only() ? { type: message['type'] } : undefined;
    case 'open': {
      const { node, declaration, beside } = message;
      const valid = only('node', 'declaration', 'beside') && isId(node) && isIndex(declaration);
      return valid && typeof beside === 'boolean' ? { type: 'open', node, declaration, beside } : undefined;
    }
    case 'scale': {
      const { node, step } = message;
      if (!only('node', 'step') || !isId(node)) return undefined;
      if (step === undefined) return { type: 'scale', node };
      return step === 1 || step === -1 ? { type: 'scale', node, step } : undefined;
    }
    case 'openStale': {
      const { index } = message;
      return only('index') && isIndex(index) ? { type: 'openStale', index } : undefined;
    }
    default:
      return undefined;
  }
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= 16 * 1024;
}

function isIndex(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
