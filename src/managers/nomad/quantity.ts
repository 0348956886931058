import { numberOf } from '../../core/formats/hcl/values';
import type { Node } from '../../core/formats/tree';
import type { Quantity, Role } from '../../core/model';
import { located } from '../../core/source';
import type { Group, Job } from './job';

/** A whole number of allocations. */
export function countOf(node: Node | undefined): number | undefined {
  const count = numberOf(node);
  return count !== undefined && Number.isSafeInteger(count) && count >= 0 ? count : undefined;
}

/** What `nomad job run` registers where a bound is left out: the count, which is itself the minimum or 1. */
export function boundsOf({ count, scaling }: Group): { min: number | undefined; max: number | undefined } {
  const written = scaling?.min ?? count;
  return { min: written ? countOf(written) : 1, max: countOf(scaling?.max) };
}

/**
 * https://developer.hashicorp.com/nomad/docs/job-specification/group#count: `count` is the minimum of `scaling`, or 1,
 * where it is not written. A job for each client has no other count; one that is started by the clock or by a request
 * runs only then.
 */
export function quantityOf(job: Job, group: Group): Quantity {
  const { count: written, scaling } = group;
  if (job.type === undefined) return { kind: 'fixed', declared: false, known: false };
  if (isPerNode(job)) return { kind: 'per-node', declared: true, known: true };
  const count = written ? countOf(written) : scaling?.min ? countOf(scaling.min) : 1;
  const shared = {
    ...(count === undefined ? {} : { count }),
    declared: written !== undefined,
    known: count !== undefined,
    ...(written ? { at: located(count, written.at, written.through) } : {}),
  };
  if (job.periodic || job.parameterized) return { kind: 'on-demand', ...shared };
  if (!scaling) return { kind: 'fixed', ...shared };
  const { min, max } = boundsOf(group);
  return {
    kind: 'range',
    ...shared,
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    known: shared.known && min !== undefined && max !== undefined,
  };
}

export function isPerNode({ type }: Job): boolean {
  return type === 'system' || type === 'sysbatch';
}

/** What ends by itself is no process that scales. */
export function roleOf({ type, periodic, parameterized }: Job): Role {
  if (periodic) return 'scheduled';
  return parameterized || type === 'batch' || type === 'sysbatch' ? 'one-off' : 'process';
}
