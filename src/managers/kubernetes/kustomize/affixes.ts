import { child, scalarOf } from '../../../core/formats/tree';
import type { Level } from './level';
import { nowNamed, rename } from './resource';

/** Kinds whose names kustomize never changes (`prefixtransformer`). */
const FIXED = new Set(['CustomResourceDefinition', 'APIService', 'Namespace']);

/** How an overlay names things: `namePrefix`, then `nameSuffix`. */
export function applyAffixes(level: Level): void {
  for (const key of ['namePrefix', 'nameSuffix']) {
    const affix = scalarOf(child(level.root, key));
    if (!affix || affix.value === null || affix.text === '') continue;
    for (const resource of level.resources) {
      const { kind, name } = nowNamed(resource);
      if (FIXED.has(kind)) continue;
      rename(resource, 'name', key === 'namePrefix' ? affix.text + name : name + affix.text, affix.at);
      resource.affixes.push(`${level.uri} ${key}`);
    }
  }
}
