import type { Declaration, Formation, Member } from '../core/model';

/** What a lens, a tree item or the graph says to name one declaration. */
export interface DeclarationId {
  readonly app: string;
  readonly environment: string;
  readonly key: string;
}

export function idOf({ app }: Formation, { environment, processType }: Declaration): DeclarationId {
  return { app: app.folder, environment: environment.group, key: processType.key };
}

export function idsOf(formation: Formation, { declarations }: Member): readonly DeclarationId[] {
  return declarations.map((declaration) => idOf(formation, declaration));
}

/** The ids among a command's arguments: a lens and the graph give ids, the tree gives nodes that hold them. */
export function idsAmong(args: readonly unknown[]): readonly DeclarationId[] {
  return args.flatMap((argument) => {
    if (isId(argument)) return [argument];
    if (typeof argument !== 'object' || argument === null || !('ids' in argument)) return [];
    return Array.isArray(argument.ids) ? argument.ids.filter(isId) : [];
  });
}

function isId(value: unknown): value is DeclarationId {
  return typeof value === 'object' && value !== null && 'environment' in value && 'key' in value;
}
