import type { Manager, ScaleRequest, Target } from '../../core/manager';
import type { Declaration } from '../../core/model';
import { managers } from '../../managers/index';
import type { DeclarationId } from '../declaration-id';
import type { EditorWorkspace } from '../workspace';

/** Those that the ids name; without ids, everything that is not a backing service. */
export function declarationsOf(
  { service }: EditorWorkspace,
  ids: readonly DeclarationId[],
): readonly Declaration[] {
  const all = service.snapshot.formations.flatMap(({ members }) =>
    members.flatMap(({ declarations }) => declarations),
  );
  if (ids.length === 0) return all.filter(({ processType }) => processType.role !== 'backing-service');
  return all.filter(({ environment, processType }) =>
    ids.some(({ environment: group, key }) => group === environment.group && key === processType.key),
  );
}

export function managerOf({ processType }: Declaration): Manager | undefined {
  return managers.find(({ id }) => id === processType.manager);
}

/** What the tools said, where they were asked. */
interface Known {
  readonly target?: Target | undefined;
  readonly observed?: number | undefined;
}

export function requestFor(
  { service }: EditorWorkspace,
  { processType, environment }: Declaration,
  count: number,
  { target, observed }: Known = {},
): ScaleRequest {
  return {
    processType,
    environment,
    count,
    source: (uri) => service.source(uri),
    ...(target === undefined ? {} : { target }),
    ...(observed === undefined ? {} : { observed }),
  };
}
