import { child, scalarOf } from '../../core/formats/tree';
import type { MappingNode, Node, ScalarNode } from '../../core/formats/tree';
import type { Quantity } from '../../core/model';
import { goText } from './go-scalar';
import { located } from '../../core/source';

/** Compose's own count (compose-go `GetScale`): `scale`, else `deploy.replicas`, else 1. Both may be strings. */
export function quantityOf(service: MappingNode): Quantity {
  const node = countNode(service);
  if (!node) return { kind: 'fixed', count: 1, declared: false, known: true };
  const count = readCount(node);
  const known = node.known && count !== undefined;
  return {
    kind: 'fixed',
    ...(count === undefined ? {} : { count }),
    declared: true,
    known,
    at: located(node.value, node.at, node.through),
  };
}

/** The scalar that decides the count. */
export function countNode(service: MappingNode): ScalarNode | undefined {
  return declaredIn(child(service, 'scale')) ?? declaredIn(child(service, 'deploy', 'replicas'));
}

function declaredIn(node: Node | undefined): ScalarNode | undefined {
  const scalar = scalarOf(node);
  return scalar && scalar.value !== null ? scalar : undefined;
}

/** A count as Compose reads it; undefined where it is none. */
export function readCount(node: ScalarNode): number | undefined {
  const text = goText(node);
  const number = /^\+?\d+(e\+\d+)?$/.test(text) ? Number(text) : NaN;
  return Number.isSafeInteger(number) ? number : undefined;
}
