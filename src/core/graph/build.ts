import type { App, Declaration, Environment, Formation, ManagerId, Member, Need, Quantity } from '../model';
import { describeTroubles, healthOf } from '../observed';
import type { Running } from '../observed';
import { isMany } from '../quantity';
import type { Origin, Uri } from '../source';
import { nameOf, relativePath } from '../uri';
import type { Graph, GraphDeclaration, GraphEdge, GraphGroup, GraphNode, ProblemCounts } from './graph';
import { NO_PROBLEMS, nodeIdOf, unused } from './graph';
import { describeMarks, fittingMarks, marksOf } from './marks';
import type { RunningOf } from './marks';
import { append } from '../append';

export interface GraphOptions {
  readonly titleOf: (manager: ManagerId) => string;
  /** How many problems lie in a declaration; none where absent. */
  readonly problemsIn?: (body: Origin) => ProblemCounts;
  /** Empty for a quantity that stands for itself. */
  readonly provenanceOf?: (quantity: Quantity) => string;
  /** What is known of processes that are watched. */
  readonly runningOf?: RunningOf;
  /** Which environments are drawn; all where absent. */
  readonly shows?: (environment: Environment, app: App) => boolean;
  /** A file's path as it is shown; from its app's folder where absent. */
  readonly pathOf?: (uri: Uri) => string;
}

/** Strongest first: a start order alone is the weakest reason to stand beside another. */
const KINDS: readonly Need['kind'][] = ['network', 'link', 'mount', 'start-order'];

/** The graph of all formations. A member without a declaration in the shown environments is not in it. */
export function buildGraph(formations: readonly Formation[], options: GraphOptions): Graph {
  const groups: GraphGroup[] = [];
  const nodes: GraphNode[] = [];
  const edges: GraphEdge[] = [];
  for (const formation of formations) {
    const part = new Part(formation, options);
    if (part.nodes.length === 0) continue;
    groups.push(part.group);
    append(nodes, part.nodes);
    append(edges, part.edges());
  }
  return { groups, nodes, edges };
}

/** The nodes and edges of one formation. */
class Part {
  readonly group: GraphGroup;
  readonly nodes: readonly GraphNode[];
  private readonly app: App;
  private readonly columns: readonly Environment[];
  private readonly shown: readonly { member: Member; declarations: readonly Declaration[]; id: string }[];

  constructor(
    formation: Formation,
    private readonly options: GraphOptions,
  ) {
    this.app = formation.app;
    const ids = new Set<string>();
    this.shown = formation.members
      .map((member) => ({ member, declarations: member.declarations.filter((one) => this.shows(one)) }))
      .filter(({ declarations }) => declarations.length > 0)
      .map((one) => ({ ...one, id: unused(nodeIdOf(this.app.folder, one.member.name), ids) }));
    const declaring = new Set(
      this.shown.flatMap(({ declarations }) => declarations.map(({ environment }) => environment)),
    );
    this.columns = formation.environments.filter((environment) => declaring.has(environment));
    this.group = {
      id: this.app.folder,
      title: this.app.name,
      environments: this.columns.map(({ name, manager, partial = false }) => ({
        name,
        manager,
        managerTitle: options.titleOf(manager),
        partial,
      })),
    };
    this.nodes = this.shown.map(({ member, declarations, id }) => this.node(member, declarations, id));
  }

  edges(): readonly GraphEdge[] {
    const byName = new Map<string, string>();
    for (const { member, id } of this.shown) if (!byName.has(member.name)) byName.set(member.name, id);
    return this.shown.flatMap(({ member, declarations, id }) => {
      const files = new Set(declarations.flatMap(({ environment }) => environment.files));
      const kinds = new Map<string, Set<Need['kind']>>();
      for (const need of member.needs) {
        const to = byName.get(need.on);
        if (to === undefined || to === id || !files.has(need.at.uri)) continue;
        kinds.set(to, (kinds.get(to) ?? new Set()).add(need.kind));
      }
      return [...kinds].map(([to, found]) => ({
        from: id,
        to,
        kinds: KINDS.filter((kind) => found.has(kind)),
      }));
    });
  }

  private shows({ environment }: Declaration): boolean {
    return this.options.shows?.(environment, this.app) ?? true;
  }

  private node(member: Member, declarations: readonly Declaration[], id: string): GraphNode {
    const { titleOf } = this.options;
    const marks = marksOf(declarations, titleOf, this.options.runningOf);
    const namespaces = new Set(declarations.flatMap(({ processType: { namespace = [] } }) => namespace));
    return {
      id,
      group: this.app.folder,
      name: member.name,
      role: member.role,
      managers: [...new Set(declarations.map(({ processType }) => processType.manager))],
      ...(namespaces.size > 0 ? { namespaces: [...namespaces] } : {}),
      quantities: describeMarks(marks, titleOf),
      marks: fittingMarks(marks),
      many: declarations.some(({ processType }) => isMany(processType.quantity)),
      entry: member.entry,
      problems: this.problems(declarations),
      declarations: declarations.map((one) => this.declaration(one)),
    };
  }

  private declaration(declaration: Declaration): GraphDeclaration {
    const { environment, processType } = declaration;
    const { manager, term, quantity, name, command } = processType;
    const { runningOf } = this.options;
    const quantityOrigin = (quantity.autoscaler?.name ?? quantity.at ?? name).at;
    const marks = marksOf([declaration], this.options.titleOf, runningOf);
    const running = runningOf?.(declaration);
    const provenance = this.options.provenanceOf?.(quantity) ?? '';
    return {
      manager,
      managerTitle: this.options.titleOf(manager),
      term,
      environment: environment.name,
      column: this.columns.indexOf(environment),
      path: this.path(name.at),
      quantity: marks[0]?.text ?? '',
      quantityPath: this.path(quantityOrigin),
      declared: quantity.declared,
      ...(provenance === '' ? {} : { provenance }),
      ...(running ? { health: healthOf(processType, running), trouble: troubleOf(running) } : {}),
      ...(quantity.autoscaler
        ? { autoscaler: { name: quantity.autoscaler.name.value, term: quantity.autoscaler.term } }
        : {}),
      ...(command ? { command: command.text } : {}),
      origin: name.at,
      quantityOrigin,
    };
  }

  private path({ uri }: Origin): string {
    return this.options.pathOf?.(uri) ?? relativePath(this.app.folder, uri) ?? nameOf(uri);
  }

  /** A body that several environments share is counted once. */
  private problems(declarations: readonly Declaration[]): ProblemCounts {
    const bodies = new Map(
      declarations.map(({ processType: { body } }) => [
        `${body.span.start}-${body.span.end} ${body.uri}`,
        body,
      ]),
    );
    return [...bodies.values()]
      .map((body) => this.options.problemsIn?.(body) ?? NO_PROBLEMS)
      .reduce(add, NO_PROBLEMS);
  }
}

function troubleOf(running: Running): string {
  return running.known ? describeTroubles(running.observed) : `not known: ${running.reason}`;
}

function add(a: ProblemCounts, b: ProblemCounts): ProblemCounts {
  return {
    error: a.error + b.error,
    warning: a.warning + b.warning,
    info: a.info + b.info,
    hint: a.hint + b.hint,
  };
}
