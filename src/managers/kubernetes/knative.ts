import { child, scalarOf } from '../../core/formats/tree';
import type { Node, ScalarNode } from '../../core/formats/tree';
import type { Quantity } from '../../core/model';
import { located } from '../../core/source';

/** Old and new names (knative.dev, "Configuring scale bounds"): the old are still read. */
const MIN = ['min-scale', 'minScale'];
const MAX = ['max-scale', 'maxScale'];

/** A Knative Service goes from 0 to any number with its requests, unless its template's annotations bound that. */
export function knativeQuantity(node: Node): Quantity {
  const [min, max] = [annotation(node, MIN), annotation(node, MAX)];
  const [least, most] = [numberOf(min, 0), numberOf(max, 0)];
  return {
    kind: 'range',
    ...(least === undefined ? {} : { min: least }),
    ...(most === undefined || most === 0 ? {} : { max: most }),
    declared: min !== undefined || max !== undefined,
    known: least !== undefined && most !== undefined,
    ...(min ? { at: located(min.value, min.at, min.through) } : {}),
  };
}

function annotation(node: Node, names: readonly string[]): ScalarNode | undefined {
  const annotations = child(node, 'spec', 'template', 'metadata', 'annotations');
  return names.map((name) => scalarOf(child(annotations, `autoscaling.knative.dev/${name}`))).find(Boolean);
}

/** Annotations are texts; 0 as a maximum is none. */
function numberOf(node: ScalarNode | undefined, standard: number): number | undefined {
  if (!node) return standard;
  return /^\d{1,10}$/.test(node.text) ? Number(node.text) : undefined;
}
