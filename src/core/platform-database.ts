import { child, isNull, scalarOf } from './formats/tree';
import type { MappingNode } from './formats/tree';
import type { ManagerId, ProcessType } from './model';
import { located } from './source';

/** A database that a platform runs beside an app, with a name: it has no processes to count. */
export function platformDatabase(manager: ManagerId, node: MappingNode): ProcessType | undefined {
  const name = scalarOf(child(node, 'name'));
  if (!name || isNull(name)) return undefined;
  return {
    name: located(name.text, name.at, name.through),
    key: `database ${name.text}`,
    alsoNamed: [],
    manager,
    term: 'database',
    role: 'backing-service',
    quantity: { kind: 'none', declared: false, known: true },
    needs: [],
    traits: [],
    body: node.at,
    declarations: [name.at],
  };
}
