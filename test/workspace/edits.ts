import fc from 'fast-check';

/** What is typed or pasted into a YAML file: what opens, closes, parts and names things. */
const PIECES = [
  ...['"', "'", '[', ']', '{', '}', ',', ':', ': ', '- ', '#', ' # ', '|', '|\n', '>-\n', '?'],
  ...['\n', '\r\n', '\r', '\t', ' ', '  ', '---\n', '...\n', '%', '\uFEFF', '\0', '\u2028', '\uD800'],
  ...[
    '&a ',
    '&common ',
    '*a',
    '*common',
    '<<: *common\n',
    '!reset ',
    '!override ',
    '$',
    '${',
    '${A}',
    '${A:-b}',
    '{{',
  ],
  ...['services:\n', 'scale: 2\n', 'replicas: 3\n', 'image: a\n', 'extends: s0\n', 'depends_on: [s1]\n'],
  ...['kind: Service\n', 'kind: Deployment\n', 'name: app-1\n', 'namespace: other\n', 'apiVersion: v1\n'],
];

/** A change somewhere in a text: some characters are taken out, or lines moved, and something is put in. */
export interface Edit {
  /** Where, as a share of the text. */
  readonly at: number;
  readonly removed: number;
  /** Characters from elsewhere in the text are put in, too. */
  readonly copied: number;
  readonly from: number;
  readonly added: string;
}

const share = fc.double({ min: 0, max: 1, noNaN: true });

export const edit: fc.Arbitrary<Edit> = fc.record({
  at: share,
  removed: fc.oneof(
    fc.constant(0),
    fc.constant(0),
    fc.integer({ min: 1, max: 5 }),
    fc.integer({ min: 1, max: 400 }),
  ),
  copied: fc.oneof(fc.constant(0), fc.constant(0), fc.constant(0), fc.integer({ min: 1, max: 400 })),
  from: share,
  added: fc.oneof(fc.constantFrom(...PIECES), fc.constant(''), fc.string({ maxLength: 6, unit: 'binary' })),
});

export function applyEdit(text: string, { at, removed, copied, from, added }: Edit): string {
  const start = Math.floor(at * text.length);
  const source = Math.floor(from * text.length);
  return text.slice(0, start) + added + text.slice(source, source + copied) + text.slice(start + removed);
}
