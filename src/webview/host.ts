import type { FromWebview } from '../protocol';

/** What survives the page: a hidden panel loses its page, a reloaded window too. */
export interface Kept {
  /** Which view is chosen, by its id. */
  readonly view?: string;
  /** Absent while the whole graph is fitted into the panel. */
  readonly zoom?: { readonly x: number; readonly y: number; readonly k: number } | undefined;
  /** Which app of a large formation is drawn; absent where the overview is seen. */
  readonly opened?: string | undefined;
  readonly selected?: string | undefined;
  /** What is hidden, what is in focus, and how the graph is drawn: read as what a stranger wrote. */
  readonly filter?: unknown;
  readonly focus?: unknown;
  readonly layout?: unknown;
  /** The quantities that are planned in the chart, by column. */
  readonly plan?: Readonly<Record<string, number>>;
  /** Whether the matrix shows only rows with drift. */
  readonly onlyDrift?: boolean;
}

export interface Host {
  post(message: FromWebview): void;
  kept(): Kept;
  keep(change: Kept): void;
}

interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** The extension on the other side. May be called once. */
export function connect(): Host {
  const api = acquireVsCodeApi();
  const kept = (): Kept => {
    const state = api.getState();
    return typeof state === 'object' && state !== null ? (state as Kept) : {};
  };
  return {
    post: (message) => api.postMessage(message),
    kept,
    keep: (change) => api.setState({ ...kept(), ...change }),
  };
}
