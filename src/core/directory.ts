import { Labelled } from './labelled';
import type { Environment, ProcessType } from './model';

/** Who answers to which name in one environment. */
export class Directory {
  private readonly own = new Map<string, ProcessType[]>();
  private readonly behind = new Map<string, ProcessType[]>();
  private readonly entries = new Set<ProcessType>();

  constructor({ processTypes, endpoints }: Environment) {
    for (const processType of processTypes) {
      const { value } = processType.name;
      const named = this.own.get(value);
      if (named) named.push(processType);
      else this.own.set(value, [processType]);
    }
    const labelled = new Labelled(processTypes);
    for (const endpoint of endpoints) {
      const selected = labelled.selectedBy(endpoint.selects ?? {}, endpoint.namespace);
      for (const name of endpoint.names) add(this.behind, name, selected);
      if (endpoint.entry) selected.forEach((processType) => this.entries.add(processType));
    }
    for (const { entry, leadsTo = [] } of endpoints)
      if (entry) leadsTo.flatMap((name) => this.find(name)).forEach((type) => this.entries.add(type));
  }

  /** The process types that a name means: those behind an endpoint of that name, else their own. */
  find(name: string): readonly ProcessType[] {
    return this.behind.get(name) ?? this.own.get(name) ?? [];
  }

  /** True where requests from outside reach it. */
  isEntry(processType: ProcessType): boolean {
    return this.entries.has(processType);
  }
}

function add(map: Map<string, ProcessType[]>, name: string, types: readonly ProcessType[]): void {
  if (types.length > 0) map.set(name, [...new Set([...(map.get(name) ?? []), ...types])]);
}
