import { child, entriesOf, isNull, scalarOf, textOf } from '../../../core/formats/tree';
import type { MappingNode, Node, ScalarNode } from '../../../core/formats/tree';
import type { Quantity } from '../../../core/model';
import { located } from '../../../core/source';
import { readCount } from '../quantity';

/** A part of a chart's values that says how many of something there are. */
export interface Counted {
  /** The keys that lead to it; none for the chart's own count. */
  readonly path: readonly string[];
  /** The key of the part, or of the count where the part is the whole. */
  readonly key: ScalarNode;
  readonly scope: MappingNode;
  readonly quantity: Quantity;
  /** What has to be turned on first, where the part is off: `webhook.enabled`. */
  readonly off: string | undefined;
}

/** How deep charts nest the parts that they count: `controller.admission.replicas`. */
const DEEPEST = 3;

/** Every count in a chart's values: `replicaCount` or `replicas`, here and below the keys of its parts. */
export function countsIn(values: Node | undefined): readonly Counted[] {
  const found: Counted[] = [];
  const visit = (
    node: Node | undefined,
    path: readonly string[],
    key: ScalarNode | undefined,
    above: string | undefined,
  ): void => {
    if (node?.kind !== 'mapping') return;
    const off = above ?? switchedOff(node, path);
    const count = node.entries.get('replicaCount') ?? node.entries.get('replicas');
    const range = node.entries.get('autoscaling') ?? node.entries.get('hpa');
    const moved = autoscaling(range?.value);
    if ((count && !isContainer(count.value)) || moved)
      found.push({
        path,
        key: key ?? count?.key ?? range?.key ?? scalarOf(node) ?? keyless(node),
        scope: node,
        quantity: quantityOf(count?.value, moved),
        off,
      });
    for (const { key: name, value } of entriesOf(node)) {
      const [, part] = /^([a-z]\w*?)(?:ReplicaCount|Replicas)$/.exec(name.text) ?? [];
      if (part !== undefined && !['min', 'max'].includes(part) && !isContainer(value))
        found.push({ path: [part], key: name, scope: node, quantity: quantityOf(value, undefined), off });
      else if (path.length < DEEPEST && !['autoscaling', 'hpa', 'keda'].includes(name.text))
        visit(value, [...path, name.text], name, off);
    }
  };
  visit(values, [], undefined, undefined);
  return found;
}

/** Charts turn a part off by `enabled: false` beside what they say of it. */
function switchedOff(node: MappingNode, path: readonly string[]): string | undefined {
  return textOf(child(node, 'enabled')) === 'false' ? [...path, 'enabled'].join('.') : undefined;
}

interface Range {
  readonly min: Node | undefined;
  readonly max: Node | undefined;
}

/** Only an autoscaler that is on says anything. */
function autoscaling(node: Node | undefined): Range | undefined {
  if (node?.kind !== 'mapping' || textOf(child(node, 'enabled')) !== 'true') return undefined;
  return { min: child(node, 'minReplicas'), max: child(node, 'maxReplicas') };
}

/** Unknown where no number is written: then the chart's template decides. */
function quantityOf(count: Node | undefined, range: Range | undefined): Quantity {
  const written = count && !isNull(count) ? count : undefined;
  const number = readCount(written);
  const at = written && { at: located(textOf(written) ?? null, written.at, written.through) };
  if (!range)
    return {
      kind: 'fixed',
      ...(number === undefined ? {} : { count: number }),
      declared: written !== undefined,
      known: number !== undefined,
      ...at,
    };
  const [min, max] = [readCount(range.min), readCount(range.max)];
  return {
    kind: 'range',
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    declared: true,
    known: min !== undefined && max !== undefined,
    ...at,
  };
}

const isContainer = (node: Node) => node.kind !== 'scalar';

function keyless({ at }: MappingNode): ScalarNode {
  return { kind: 'scalar', value: null, text: '', style: 'plain', known: true, at, through: [] };
}
