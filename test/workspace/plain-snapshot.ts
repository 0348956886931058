import type { Problem } from '../../src/core/problem';
import type { Snapshot } from '../../src/workspace/service';

/** What a service found, as data that can be compared: functions are left out, and so is what is written twice. */
export function plainSnapshot({ formations, manifests, problems }: Snapshot): unknown {
  return {
    formations: formations.map((formation) => plain(formation)),
    manifests: manifests.map((manifest) => plain(manifest)),
    problems: [...problems]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([uri, list]) => [uri, list.map(plainProblem)]),
  };
}

const plainProblem = ({ rule, severity, message, at, related, fixes }: Problem) => ({
  rule,
  severity,
  message,
  at: plain(at),
  related: plain(related),
  fixes: fixes.map(({ title, safe, consequence, changes }) => ({
    title,
    safe,
    consequence,
    changes: plain(changes()),
  })),
});

/** Getters are asked, maps and sets written out, and `config` is what it gives. */
function plain(value: unknown, inside: readonly unknown[] = []): unknown {
  if (typeof value === 'function') return undefined;
  if (typeof value !== 'object' || value === null) return value;
  if (inside.includes(value)) return 'itself';
  const within = [...inside, value];
  if (isPlace(value)) return `${value.uri} ${value.span.start} ${value.span.end}`;
  if (Array.isArray(value)) return value.map((part) => plain(part, within));
  if (value instanceof Map) return [...value].map((pair) => plain(pair, within));
  if (value instanceof Set) return [...value].map((part) => plain(part, within));
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      plain(typeof part === 'function' && TELLING.has(key) ? (part as () => unknown)() : part, within),
    ]),
  );
}

/** Functions without arguments that say more of what they belong to. */
const TELLING = new Set(['config', 'change']);

function isPlace(value: object): value is { uri: string; span: { start: number; end: number } } {
  return 'uri' in value && 'span' in value;
}
