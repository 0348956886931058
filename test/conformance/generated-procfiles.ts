/** A Procfile that nobody wrote, and a formation for it. */
export interface GeneratedProcfile {
  readonly name: string;
  readonly text: string;
  readonly formation: string;
}

const NAMES = ['web', 'worker', 'release', 'a-b', 'A_1', '9', 'web2', '-', 'all2'];
const COMMANDS = [
  'node server.js',
  'a: b',
  'x # y',
  '#x',
  'a && b & c',
  'gunicorn -b :$PORT "shop app"',
  "sh -c 'a; b'",
  'é 🚀 x',
  '\\',
  ':',
];
const COLONS = [': ', ': ', ': ', ':', ':\t', ':   '];
const OTHERS = [
  '',
  '',
  '# web: no',
  '#',
  ' ',
  '\t',
  '  # no',
  'web',
  'web:',
  'web: ',
  ' web: x',
  '\tweb: x',
  'w.b: x',
  'w b: x',
  ': x',
  'wéb: x',
  '- web: x',
  'web : x',
  'include other',
];
const COUNTS = ['0', '1', '2', '3', '10', '', 'x', '2x', '-1', ' 1 '];

/** The same Procfiles each time: a linear congruence in place of chance. */
export function* generatedProcfiles(many: number): Iterable<GeneratedProcfile> {
  let seed = 12;
  const below = (limit: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((seed / 2 ** 31) * limit);
  };
  const one = (from: readonly string[]) => from[below(from.length)] ?? '';
  const times = (most: number, make: () => string) => Array.from({ length: below(most + 1) }, make);
  for (let index = 0; index < many; index++) {
    const lineBreak = below(5) === 0 ? '\r\n' : '\n';
    // Half of them have no line that a runner may refuse.
    const strange = below(2) === 0;
    const line = () =>
      strange && below(4) === 0
        ? one(OTHERS)
        : one(NAMES) + one(COLONS) + one(COMMANDS) + (below(6) === 0 ? '  ' : '');
    const text = times(6, line).join(lineBreak) + (below(3) === 0 ? '' : lineBreak);
    const pairs = times(
      4,
      () => `${one(['all', 'other', ...NAMES])}${below(9) === 0 ? '' : `=${one(COUNTS)}`}`,
    );
    yield { name: `generated ${index}`, text, formation: pairs.join(',') };
  }
}
