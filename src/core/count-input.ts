import type { Refusal } from './manager';

/** What a person typed as a quantity, `3`, `+2`, `-1` or `x2`, as a number of processes. */
export function readCountInput(input: string, current: number | undefined): number | Refusal {
  const [, sign, digits] = /^\s*([+x×*-]?)(\d{1,9})\s*$/i.exec(input) ?? [];
  if (digits === undefined) return { refused: 'Type a number such as 3, or a change such as +2, -1 or x2.' };
  if (sign === '' || sign === undefined) return Number(digits);
  if (current === undefined)
    return { refused: 'The present quantity is not known, so a change of it means nothing. Type a number.' };
  const count = changed(current, sign, Number(digits));
  if (count < 0) return { refused: `That would be ${count} processes; the least is 0.` };
  return Number.isSafeInteger(count) ? count : { refused: 'That is more than can be counted.' };
}

function changed(current: number, sign: string, by: number): number {
  if (sign === '+') return current + by;
  return sign === '-' ? current - by : current * by;
}
