import type { Graph, GraphDeclaration, GraphGroup, GraphNode } from './graph';
import { partsOf } from './graph';

/** What the manifests of one app declare, as a table: a row for each node, a column for each environment. */
export interface Matrix {
  readonly group: GraphGroup;
  /** Backing services last. */
  readonly rows: readonly MatrixRow[];
}

export interface MatrixRow {
  readonly node: GraphNode;
  /** What most environments run; absent where none says it. */
  readonly command?: string;
  /** One for each environment of the group, in its order. */
  readonly cells: readonly MatrixCell[];
}

/** What one environment declares of one node. */
export interface MatrixCell {
  /** Which of the node's declarations stand here: one, unless a manager declares the type under several names. */
  readonly declarations: readonly number[];
  /** True where environments that it has a process type in common with run it, and this one does not. */
  readonly missing: boolean;
  /** True where it runs another command than most environments do. */
  readonly differs: boolean;
}

/** A table for each app. */
export function matricesOf(graph: Graph): readonly Matrix[] {
  return partsOf(graph).flatMap(({ groups: [group], nodes }) => {
    if (!group) return [];
    const related = relatives(nodes);
    return [{ group, rows: [...nodes].sort(backingLast).map((node) => rowOf(node, group, related)) }];
  });
}

/** Drift is what the environments of an app do not agree on: a type that one lacks, a command that one alone runs. */
export function drifts({ cells }: MatrixRow): boolean {
  return cells.some(({ missing, differs }) => missing || differs);
}

/** Whether two columns are environments of one thing: one process type at least stands in both. */
type Related = (column: number, other: number) => boolean;

/** Folders of samples in one repository have nothing in common, and lack nothing that another has. */
function relatives(nodes: readonly GraphNode[]): Related {
  const pairs = new Set<string>();
  for (const node of nodes) {
    if (!staysUp(node)) continue;
    const columns = new Set(node.declarations.map(({ column }) => column));
    for (const one of columns) for (const other of columns) pairs.add(`${one} ${other}`);
  }
  return (column, other) => pairs.has(`${column} ${other}`);
}

function rowOf(node: GraphNode, { environments }: GraphGroup, related: Related): MatrixRow {
  const usual = usualCommand(node.declarations);
  const isExpected = (column: number) => node.declarations.some((one) => related(column, one.column));
  const cells = environments.map(({ partial }, column) => {
    const declarations = node.declarations.flatMap((one, index) => (one.column === column ? [index] : []));
    const here = declarations.map((index) => node.declarations[index]);
    return {
      declarations,
      missing: declarations.length === 0 && !partial && staysUp(node) && isExpected(column),
      differs: here.some((one) => one?.command !== undefined && comparable(one.command) !== usual),
    };
  });
  return { node, ...(usual === undefined ? {} : { command: usual }), cells };
}

/** A manager may well have no notion of data stores or of what runs once: only what should be running is missed. */
function staysUp({ role }: GraphNode): boolean {
  return role === 'process' || role === 'scheduled';
}

/** What most declarations run; of equally many, the first. */
function usualCommand(declarations: readonly GraphDeclaration[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { command } of declarations)
    if (command !== undefined) counts.set(comparable(command), (counts.get(comparable(command)) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return [...counts].find(([, count]) => count === most)?.[0];
}

function comparable(command: string): string {
  return command.trim().replace(/\s+/g, ' ');
}

function backingLast(a: GraphNode, b: GraphNode): number {
  return Number(a.role === 'backing-service') - Number(b.role === 'backing-service');
}
