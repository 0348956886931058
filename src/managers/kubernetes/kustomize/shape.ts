import { isNull } from '../../../core/formats/tree';
import type { Node } from '../../../core/formats/tree';
import type { Origin } from '../../../core/source';

/** What kustomize's decoder takes in a place: it refuses any other field and type (kustomize 5.5 `types`). */
type Shape =
  'any' | 'text' | 'flag' | 'count' | { list: Shape } | { map: Shape } | { fields: Record<string, Shape> };

const list = (of: Shape): Shape => ({ list: of });
const fields = (of: Record<string, Shape>): Shape => ({ fields: of });
const texts = list('text');
const objects = list('any');
const textMap: Shape = { map: 'text' };

const GVK: Record<string, Shape> = { group: 'text', version: 'text', kind: 'text' };
const TARGET = fields({
  ...GVK,
  name: 'text',
  namespace: 'text',
  annotationSelector: 'text',
  labelSelector: 'text',
});
const PATCHES = list(fields({ path: 'text', patch: 'text', target: TARGET, options: { map: 'flag' } }));

const OPTIONS = fields({
  labels: textMap,
  annotations: textMap,
  disableNameSuffixHash: 'flag',
  immutable: 'flag',
});
const GENERATOR: Record<string, Shape> = {
  name: 'text',
  namespace: 'text',
  behavior: 'text',
  files: texts,
  literals: texts,
  envs: texts,
  env: 'text',
  options: OPTIONS,
};
const ID: Record<string, Shape> = { ...GVK, apiVersion: 'text', name: 'text', namespace: 'text' };
const COPY = fields({ delimiter: 'text', index: 'count', encoding: 'text', create: 'flag' });
const REPLACEMENT = fields({
  path: 'text',
  sourceValue: 'text',
  source: fields({ ...ID, fieldPath: 'text', options: COPY }),
  targets: list(fields({ select: 'any', reject: objects, fieldPaths: texts, options: COPY })),
});

/** The fields of a kustomization, deprecated ones among them. */
export const KUSTOMIZATION = fields({
  apiVersion: 'text',
  kind: 'text',
  metadata: 'any',
  openapi: textMap,
  namePrefix: 'text',
  nameSuffix: 'text',
  namespace: 'text',
  commonLabels: textMap,
  commonAnnotations: textMap,
  labels: list(
    fields({ pairs: textMap, includeSelectors: 'flag', includeTemplates: 'flag', fields: objects }),
  ),
  resources: texts,
  bases: texts,
  components: texts,
  crds: texts,
  configurations: texts,
  generators: texts,
  transformers: texts,
  validators: texts,
  patches: PATCHES,
  patchesJson6902: PATCHES,
  patchesStrategicMerge: texts,
  images: list(fields({ name: 'text', newName: 'text', tagSuffix: 'text', newTag: 'text', digest: 'text' })),
  imageTags: list(
    fields({ name: 'text', newName: 'text', tagSuffix: 'text', newTag: 'text', digest: 'text' }),
  ),
  replicas: list(fields({ name: 'text', count: 'count' })),
  replacements: list(REPLACEMENT),
  vars: list(fields({ name: 'text', objref: fields(ID), fieldref: fields({ fieldpath: 'text' }) })),
  configMapGenerator: list(fields(GENERATOR)),
  secretGenerator: list(fields({ ...GENERATOR, type: 'text' })),
  generatorOptions: OPTIONS,
  helmGlobals: 'any',
  helmCharts: objects,
  helmChartInflationGenerator: objects,
  sortOptions: 'any',
  buildMetadata: texts,
});

/** Every place that the decoder refuses, and why. Null stands for what is left out. */
export function shapeFaults(node: Node, shape: Shape): readonly Fault[] {
  const faults: Fault[] = [];
  const check = (part: Node, wanted: Shape): void => {
    if (wanted === 'any' || isNull(part)) return;
    if (typeof wanted === 'string') {
      if (!isScalarOf(part, wanted)) faults.push({ at: part.at, message: WANTED[wanted] });
    } else if ('list' in wanted) {
      if (part.kind === 'sequence') part.items.forEach((item) => check(item, wanted.list));
      else faults.push({ at: part.at, message: 'kustomize takes only a list here.' });
    } else if (part.kind !== 'mapping') {
      faults.push({ at: part.at, message: 'kustomize takes only a mapping here.' });
    } else {
      for (const { key, value } of part.entries.values()) {
        const field = 'map' in wanted ? wanted.map : fieldOf(wanted.fields, key.text);
        if (field !== undefined) check(value, field);
        else faults.push({ at: key.at, message: `kustomize knows no field \`${key.text}\` here.` });
      }
    }
  };
  check(node, shape);
  return faults;
}

/** The decoder is Go's: it does not tell capitals from small letters. */
function fieldOf(known: Readonly<Record<string, Shape>>, name: string): Shape | undefined {
  if (Object.hasOwn(known, name)) return known[name];
  const alike = Object.keys(known).find((key) => key.toLowerCase() === name.toLowerCase());
  return alike === undefined ? undefined : known[alike];
}

export interface Fault {
  readonly at: Origin;
  readonly message: string;
}

const WANTED = {
  text: 'kustomize takes only text here: put it in quotes.',
  flag: 'kustomize takes only true or false here.',
  count: 'kustomize takes only a whole number here, without quotes.',
};

/** kustomize's decoder follows YAML 1.1, where a plain `n` or `on` is a boolean. */
function isScalarOf(node: Node, wanted: 'text' | 'flag' | 'count'): boolean {
  if (node.kind !== 'scalar') return false;
  const bare = node.style === 'plain';
  const flag = bare && /^(?:y|n|yes|no|on|off|true|false)$/i.test(node.text);
  if (wanted === 'flag') return flag;
  if (wanted === 'count') return bare && typeof node.value === 'number' && Number.isInteger(node.value);
  return !bare || !(flag || typeof node.value === 'number');
}
