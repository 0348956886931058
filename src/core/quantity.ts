import type { Quantity } from './model';
import { exceedsOne } from './model';

/**
 * A quantity in as few words as are true: `3`, `2–10`, `1 per node`, `on demand`, `held by Heroku, 2 at first`, `?`.
 * Empty where nothing is said of it. `holder` is the manager's title; only quantities that a platform keeps name it.
 */
export function describeQuantity(quantity: Quantity, holder = 'the platform'): string {
  if (quantity.kind === 'none') return '';
  if (quantity.kind === 'platform') return describeHeld(quantity, holder);
  if (!quantity.known) return '?';
  if (quantity.kind === 'per-node') return '1 per node';
  if (quantity.kind === 'on-demand') return describeOnDemand(quantity);
  return quantity.kind === 'range' ? describeRange(quantity) : counted(quantity.count);
}

/** A quantity as a noun, for a sentence or a CodeLens: `3 processes`, `1 process`, `on demand`. Empty as above. */
export function describeProcesses(quantity: Quantity, holder?: string): string {
  const text = describeQuantity(quantity, holder);
  if (quantity.kind === 'per-node') return '1 process per node';
  if (text === '' || (quantity.kind !== 'fixed' && quantity.kind !== 'range')) return text;
  return `${text} ${text === '1' ? 'process' : 'processes'}`;
}

/** The description of a quantity that runs only when it is asked for: `1 process with profile debug`. */
export function whenAsked(description: string, dormant: string | undefined): string {
  return dormant === undefined ? description : `${description} with ${dormant}`.trim();
}

/** True where more than one process may run at once: what a picture draws as a stack. Unknown is never more. */
export function isMany(quantity: Quantity): boolean {
  return exceedsOne(quantity) || (quantity.known && quantity.kind === 'per-node');
}

/** The platform has the number; a manifest may hold the one to begin with. */
function describeHeld({ count, known }: Quantity, holder: string): string {
  return known && count !== undefined ? `held by ${holder}, ${count} at first` : `held by ${holder}`;
}

function describeOnDemand({ count }: Quantity): string {
  return count !== undefined && count > 1 ? `on demand, ${counted(count)} at once` : 'on demand';
}

function describeRange({ min, max, count }: Quantity): string {
  if (min === undefined && max === undefined) return counted(count);
  if (max === undefined) return `${counted(min)} or more`;
  if (min === undefined) return `up to ${counted(max)}`;
  return min === max ? counted(min) : `${counted(min)}–${counted(max)}`;
}

function counted(count: number | undefined): string {
  return count === undefined ? '?' : String(count);
}
