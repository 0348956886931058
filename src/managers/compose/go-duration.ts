/** A duration as Go prints it: `120s` as `2m0s`. A text that is none stays as it is. */
export function goDuration(text: string): string {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(h|m|s|ms|us|µs|ns)(?![a-zµ])/g)];
  if (parts.length === 0 || parts.map(([whole]) => whole).join('') !== text) return text;
  const seconds = parts.reduce(
    (sum, [, number, unit = '']) => sum + Number(number) * (SECONDS[unit] ?? 0),
    0,
  );
  if (seconds === 0) return '0s';
  const unit = UNDER_A_SECOND.find(([, size]) => seconds < 1 && seconds >= size);
  if (unit) return `${round(seconds / unit[1])}${unit[0]}`;
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  const rest = `${round(seconds % 60)}s`;
  return hours > 0 ? `${hours}h${minutes}m${rest}` : minutes > 0 ? `${minutes}m${rest}` : rest;
}

const SECONDS: Readonly<Record<string, number>> = {
  ...{ h: 3600, m: 60, s: 1, ms: 1e-3 },
  ...{ us: 1e-6, µs: 1e-6, ns: 1e-9 },
};

const UNDER_A_SECOND = [
  ['ms', 1e-3],
  ['µs', 1e-6],
  ['ns', 1e-9],
] as const;

/** To the nanosecond, which is what Go counts in. */
const round = (value: number) => Math.round(value * 1e9) / 1e9;
