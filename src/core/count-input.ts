import type { Refusal } from './manager';

/** What a person typed as a quantity, `3`, `+2` or `-1`, as a number of processes. */
export function readCountInput(input: string, current: number | undefined): number | Refusal {
  const [, sign, digits] = /^\s*([+-]?)(\d{1,9})\s*$/.exec(input) ?? [];
  if (digits === undefined) return { refused: 'Type a number such as 3, or a change such as +2 or -1.' };
  if (sign === '' || sign === undefined) return Number(digits);
  if (current === undefined)
    return { refused: 'The present quantity is not known, so a change of it means nothing. Type a number.' };
  const count = sign === '+' ? current + Number(digits) : current - Number(digits);
  return count >= 0 ? count : { refused: `That would be ${count} processes; the least is 0.` };
}
