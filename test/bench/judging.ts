import type { ProcessType } from '../../src/core/model';
import { collect } from '../../src/core/rule';
import { managers } from '../../src/managers/index';
import { rules } from '../../src/rules/index';
import { WorkspaceService } from '../../src/workspace/service';
import { memoryFiles, ROOT } from '../workspace/memory';

/** A service that has read these files, with all rules and laws, or none. */
export async function serviceOf(files: Readonly<Record<string, string>>, judges: boolean) {
  const lawless = managers.map((manager) => ({ ...manager, laws: [] }));
  const stored = memoryFiles(new Map(Object.entries(files)));
  const service = new WorkspaceService(stored, judges ? managers : lawless, judges ? rules : []);
  await service.refresh();
  return service;
}

/** The process types of a compose file by the names of its services. */
export function typesIn({ snapshot }: WorkspaceService): ReadonlyMap<string, ProcessType> {
  const environments = snapshot.formations.flatMap((formation) => formation.environments);
  return new Map(
    environments.flatMap(({ processTypes }) => processTypes.map((type) => [type.name.value, type])),
  );
}

/** How many problems all rules find in one process type. */
export function judge(processType: ProcessType): number {
  return rules.flatMap((rule) => collect(rule, (report) => rule.check.type?.(processType, report))).length;
}

export const uriOf = (path: string) => `${ROOT}/${path}`;
