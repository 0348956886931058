import type { ScalarNode } from '../../core/formats/tree';

/**
 * A scalar as the text that Compose makes of it. Its YAML reader (Go's yaml.v3) takes more plain scalars for numbers
 * than YAML 1.2 does (`014` is octal, `1_000` a thousand) and prints them in Go's way; a quoted one stays as it is.
 */
export function goText(node: ScalarNode): string {
  if (node.style !== 'plain') return node.text;
  return goNumber(node.text) ?? goTimestamp(node.text) ?? goBoolean(node.text) ?? node.text;
}

function goNumber(text: string): string | undefined {
  const plain = text.replaceAll('_', '');
  if (!/^[-+]?[.\d]/.test(plain)) return undefined;
  return goInteger(plain) ?? goFloat(plain);
}

function goInteger(text: string): string | undefined {
  const [, sign = '', digits = ''] =
    /^([-+]?)(0[xX][\da-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9]\d*)$/.exec(text) ?? [];
  if (digits === '') return undefined;
  const value = BigInt(/^0[0-7]/.test(digits) ? `0o${digits.slice(1)}` : digits);
  if (value > LARGEST_UINT64) return undefined;
  return value === 0n ? '0' : `${sign === '-' ? '-' : ''}${value}`;
}

const LARGEST_UINT64 = 2n ** 64n - 1n;

/** As Go's `strconv.FormatFloat(v, 'g', -1, 64)`: the fewest digits, with an exponent below 1e-4 and from 1e6 on. */
function goFloat(text: string): string | undefined {
  if (!/^[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$/.test(text)) return undefined;
  const [mantissa = '', power = '0'] = Number(text).toExponential().split('e');
  const exponent = Number(power);
  if (exponent >= -4 && exponent < 6) return String(Number(text));
  return `${mantissa}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

function goTimestamp(text: string): string | undefined {
  return /^\d{4}-\d\d-\d\d$/.test(text) ? `${text} 00:00:00 +0000 UTC` : undefined;
}

function goBoolean(text: string): string | undefined {
  return /^(true|True|TRUE|false|False|FALSE)$/.test(text) ? text.toLowerCase() : undefined;
}
