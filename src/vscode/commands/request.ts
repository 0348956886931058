import type { Manager, ScaleRequest, Target } from '../../core/manager';
import type { App, Declaration, ManagerId } from '../../core/model';
import { managers } from '../../managers/index';
import type { DeclarationId } from '../declaration-id';
import type { EditorWorkspace } from '../workspace';

/** A declaration that may be scaled, and whose it is. */
export interface Choice extends Declaration {
  readonly app: App;
}

/** A declaration with what the tools said of it. */
export interface Scaling {
  readonly choice: Choice;
  readonly manager: Manager;
  readonly target?: Target;
  readonly observed?: number;
}

/** Those that the ids name; without ids, those that fit: everything that is not a backing service. */
export function declarationsOf(
  { service }: EditorWorkspace,
  ids: readonly DeclarationId[],
  fits: (declaration: Choice) => boolean = ({ processType }) => processType.role !== 'backing-service',
): readonly Choice[] {
  const all = service.snapshot.formations.flatMap(({ app, members }) =>
    members.flatMap(({ declarations }) => declarations.map((declaration) => ({ ...declaration, app }))),
  );
  if (ids.length === 0) return all.filter(fits);
  return all.filter(({ environment, processType }) =>
    ids.some(({ environment: group, key }) => group === environment.group && key === processType.key),
  );
}

/** The same declaration as the workspace has it now. */
export function asItIsNow({ service }: EditorWorkspace, { processType, environment }: Declaration) {
  return service.snapshot.formations
    .flatMap(({ members }) => members.flatMap(({ declarations }) => declarations))
    .find((now) => now.environment.group === environment.group && now.processType.key === processType.key);
}

/** As much of a declaration as says whose it is. */
interface Managed {
  readonly processType: { readonly manager: ManagerId };
}

export function managerOf({ processType }: Managed): Manager | undefined {
  return managers.find(({ id }) => id === processType.manager);
}

export function titleOf(declaration: Managed): string {
  return managerOf(declaration)?.title ?? declaration.processType.manager;
}

export function requestFor(
  { service }: EditorWorkspace,
  { processType, environment }: Declaration,
  count: number,
  { target, observed }: Pick<Scaling, 'target' | 'observed'> = {},
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
