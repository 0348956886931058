import { child, itemsOf, scalarOf, seenThrough, textOf } from '../../../core/formats/tree';
import type { Level } from './level';
import { groupOf, idsOf } from './resource';
import { changeAt } from './tree';

/** `replicas:` sets the count of every resource that has or had the name; it comes after patches. */
export function applyReplicas(level: Level): void {
  const { replicas } = level.settings;
  for (const entry of itemsOf(child(level.root, 'replicas'))) {
    const nameNode = scalarOf(child(entry, 'name'));
    const name = textOf(nameNode);
    const count = scalarOf(child(entry, 'count'));
    if (!nameNode || name === undefined) {
      level.refuse('An entry of `replicas` needs a name.', entry.at);
      continue;
    }
    const number = count ?? { ...nameNode, value: 0, text: '0', style: 'plain' as const, at: entry.at };
    const written = seenThrough(number, { via: 'patch', at: entry.at });
    let found = false;
    for (const resource of level.resources)
      for (const { kind, group, path, create } of replicas) {
        const named = idsOf(resource).some(
          (id) =>
            id.name === name &&
            (kind === undefined || id.kind === kind) &&
            (group === undefined || groupOf(id.apiVersion) === group),
        );
        if (!named) continue;
        found = true;
        const after = changeAt(resource.node, path, () => written, create ? written.at : undefined);
        if (after.kind === 'mapping') resource.node = after;
        resource.places.push(nameNode.at);
      }
    const kinds = new Set(replicas.flatMap(({ kind }) => kind ?? []));
    if (!found) level.miss({ what: 'replicas', name, at: nameNode.at }, kinds);
  }
}
