import { scalarOf } from '../../../core/formats/tree';
import { groupOf, idsOf, nowNamed } from './resource';
import type { Resource, ResourceId } from './resource';
import type { Settings } from './settings';
import { changeAt } from './tree';

/** A name in one object that means another follows it when it is renamed: an autoscaler's target, a backend. */
export function followNames(resources: readonly Resource[], { references }: Settings): void {
  const byFormerName = new Map<string, Resource[]>();
  for (const resource of resources)
    for (const name of new Set(resource.former.map((id) => id.name)))
      byFormerName.set(name, [...(byFormerName.get(name) ?? []), resource]);
  if (byFormerName.size === 0) return;
  for (const referrer of resources) {
    const { kind, apiVersion, namespace } = nowNamed(referrer);
    const changed = new Set<string>();
    for (const { to, from } of references) {
      if (from.kind !== undefined && from.kind !== kind) continue;
      if (from.group !== undefined && from.group !== groupOf(apiVersion)) continue;
      const key = from.path.join('/');
      if (changed.has(key)) continue;
      const after = changeAt(
        referrer.node,
        from.path,
        (node) => {
          const name = scalarOf(node);
          const candidates = byFormerName.get(name?.text ?? '') ?? [];
          const target = name && meant(candidates, to, namespace, referrer);
          if (!name || target === undefined || target === name.text) return node;
          changed.add(key);
          return { ...name, value: target, text: target };
        },
        undefined,
      );
      if (after.kind === 'mapping') referrer.node = after;
    }
  }
}

/** The one that is meant among those that had the name: of the kind, in the namespace, renamed by the same overlays. */
function meant(
  candidates: readonly Resource[],
  kind: string,
  namespace: string,
  referrer: Resource,
): string | undefined {
  const narrow = (list: readonly Resource[], test: (resource: Resource) => boolean) => list.filter(test);
  const ofKind = narrow(candidates, (resource) => idsOf(resource).some((id: ResourceId) => id.kind === kind));
  const near = narrow(
    ofKind,
    (resource) => (nowNamed(resource).namespace || 'default') === (namespace || 'default'),
  );
  const alike = near.length > 1 ? narrow(near, ({ affixes }) => startsLike(affixes, referrer.affixes)) : near;
  const names = new Set(alike.map((resource) => nowNamed(resource).name));
  return names.size === 1 ? [...names][0] : undefined;
}

function startsLike(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((affix, index) => affix === b[index]);
}
