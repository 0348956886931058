import type { ProcessType } from './model';
import { describeProcesses, describeQuantity, whenAsked } from './quantity';

/** What a manager's tool says of the processes of a type, in its own environment. */
export interface Observed {
  readonly key: string;
  /** How many run, and can do their work as far as the manager knows. */
  readonly running: number;
  /** How many the manager itself wants, where that is its own number and not the manifest's. */
  readonly wanted?: number;
  /** What keeps processes from running, or from running well; absent where nothing is known to. */
  readonly troubles?: readonly Trouble[];
}

/**
 * - `crash-loop`: ends again each time that it is started
 * - `failed`: ended with an error, and is not started again
 * - `unhealthy`: runs, but fails its health check
 * - `pending`: is there, but does not run yet
 */
export type TroubleKind = 'crash-loop' | 'failed' | 'unhealthy' | 'pending';

/** How many processes have the same trouble for the same reason, in the manager's own words. */
export interface Trouble {
  readonly kind: TroubleKind;
  readonly count: number;
  readonly reason?: string;
}

/** What is known of the processes of a type while its environment is watched. */
export type Running =
  | {
      readonly known: true;
      readonly observed: Observed;
      /** True where anything of its environment runs, or should: what was never started differs from nothing. */
      readonly up: boolean;
    }
  /** `reason` follows "not known: ". */
  | { readonly known: false; readonly reason: string };

/** Equal troubles as one. */
export function joinTroubles(troubles: readonly Omit<Trouble, 'count'>[]): readonly Trouble[] {
  const counts = new Map<string, Trouble>();
  for (const { kind, reason } of troubles) {
    const key = `${kind} ${reason ?? ''}`;
    const count = (counts.get(key)?.count ?? 0) + 1;
    counts.set(key, { kind, count, ...(reason === undefined || reason === '' ? {} : { reason }) });
  }
  return [...counts.values()];
}

/**
 * Running beside declared in as few words as are true: `2/3`, `4 of 2–10`, `?/3` where it is not known. What runs of a
 * type without a number of its own stands before what is said of it: `2 · on demand`.
 */
export function describeRunning(
  { quantity, dormant }: Pick<ProcessType, 'quantity' | 'dormant'>,
  running: Running,
  holder?: string,
): string {
  const declared = describeQuantity(quantity, holder);
  const count = running.known ? String(running.observed.running) : '?';
  const { kind, known } = quantity;
  const beside = (text: string) => (declared === '' ? text : `${text} · ${declared}`);
  const described = (): string => {
    if (kind === 'fixed' || (kind !== 'platform' && kind !== 'none' && !known)) return `${count}/${declared}`;
    if (kind === 'range') return `${count} of ${declared}`;
    const wanted = running.known ? running.observed.wanted : undefined;
    return beside(kind === 'per-node' && wanted !== undefined ? `${count}/${wanted}` : count);
  };
  return whenAsked(described(), dormant);
}

/** The same for a sentence or a CodeLens: `2/3 running`; `3 processes, not known how many run`. */
export function describeRunningProcesses(
  { quantity, dormant }: Pick<ProcessType, 'quantity' | 'dormant'>,
  running: Running,
  holder?: string,
): string {
  if (!running.known) {
    const declared = describeProcesses(quantity, holder);
    return whenAsked([...(declared === '' ? [] : [declared]), 'not known how many run'].join(', '), dormant);
  }
  const [count = '', ...rest] = describeRunning({ quantity }, running, holder).split(' · ');
  return whenAsked([`${count} running`, ...rest].join(' · '), dormant);
}

/** Troubles as words: `1 in a crash loop (exit code 3), 2 pending`. Empty where there are none. */
export function describeTroubles({ troubles = [] }: Observed): string {
  return troubles
    .map(({ kind, count, reason }) => `${count} ${WORDS[kind]}${reason === undefined ? '' : ` (${reason})`}`)
    .join(', ');
}

const WORDS: Readonly<Record<TroubleKind, string>> = {
  'crash-loop': 'in a crash loop',
  failed: 'failed',
  unhealthy: 'unhealthy',
  pending: 'pending',
};

/** True where the number that runs is not the one that is declared, of a type that should run all the time. */
export function differs({ quantity, dormant, role }: ProcessType, running: Running): boolean {
  if (!running.known || !running.up || dormant !== undefined) return false;
  if (role !== 'process' && role !== 'backing-service') return false;
  const { running: count, wanted } = running.observed;
  if (quantity.kind === 'per-node') return wanted !== undefined && count !== wanted;
  if (!quantity.known) return false;
  if (quantity.kind === 'fixed') return quantity.count !== undefined && count !== quantity.count;
  if (quantity.kind !== 'range') return false;
  return count < (quantity.min ?? 0) || count > (quantity.max ?? Number.POSITIVE_INFINITY);
}

/** What a view marks it by: `trouble` comes before `differs`; `unknown` where nothing is known. */
export type Health = 'well' | 'differs' | 'trouble' | 'unknown';

export function healthOf(processType: ProcessType, running: Running | undefined): Health {
  if (!running) return 'well';
  if (!running.known) return 'unknown';
  if ((running.observed.troubles ?? []).length > 0) return 'trouble';
  return differs(processType, running) ? 'differs' : 'well';
}

const WORST: readonly Health[] = ['trouble', 'differs', 'unknown'];

export function worstOf(all: readonly Health[]): Health {
  return WORST.find((health) => all.includes(health)) ?? 'well';
}
