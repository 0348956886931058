import { child, scalarOf, textOf } from '../../core/formats/tree';
import type { MappingNode, ScalarNode } from '../../core/formats/tree';
import type { Quantity } from '../../core/model';
import { located } from '../../core/source';

/** https://docs.docker.com/reference/compose-file/deploy/#mode */
export const MODES = ['replicated', 'global', 'replicated-job', 'global-job'] as const;

export function modeOf(service: MappingNode): string {
  return textOf(child(service, 'deploy', 'mode')) ?? 'replicated';
}

/** A job runs to its end; everything else is kept up. */
export function isJob(service: MappingNode): boolean {
  return modeOf(service).endsWith('-job');
}

export function replicasNode(service: MappingNode): ScalarNode | undefined {
  const node = scalarOf(child(service, 'deploy', 'replicas'));
  return node && node.value !== null ? node : undefined;
}

export function quantityOf(service: MappingNode): Quantity {
  const mode = scalarOf(child(service, 'deploy', 'mode'));
  if (mode && !mode.known) return { kind: 'fixed', declared: true, known: false };
  if (modeOf(service).startsWith('global')) return { kind: 'per-node', declared: true, known: true };
  const node = replicasNode(service);
  if (!node) return { kind: 'fixed', count: 1, declared: false, known: true };
  const count = /^\d{1,9}$/.test(node.text) ? Number(node.text) : undefined;
  return {
    kind: 'fixed',
    ...(count === undefined ? {} : { count }),
    declared: true,
    known: node.known && count !== undefined,
    at: located(node.value, node.at, node.through),
  };
}
