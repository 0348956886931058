import { withoutWords } from '../../core/command/take-out';
import { commandTraits } from '../../core/command/traits';
import type { TypeLine } from '../../core/formats/procfile';
import type { ProcessType } from '../../core/model';
import { located } from '../../core/source';
import type { SourceText } from '../../core/source';
import type { Trait } from '../../core/trait';
import type { Counted } from './formation/count';
import { toRelease } from './to-release';

/** A process type by the lines that declare it, of which the last counts. */
export function processTypeOf(
  lines: readonly TypeLine[],
  source: SourceText,
  { quantity, countedAt }: Counted,
): ProcessType[] {
  const line = lines.at(-1);
  if (!line) return [];
  return [
    {
      name: located(line.name, line.nameAt),
      key: line.name,
      alsoNamed: [],
      manager: 'procfile',
      term: 'process type',
      // The release phase runs it once per deploy.
      role: line.name === 'release' ? 'one-off' : 'process',
      quantity,
      command: line.command,
      needs: [],
      traits: traitsOf(line, source),
      body: line.at,
      declarations: [...lines.map(({ nameAt }) => nameAt), ...(countedAt ? [countedAt] : [])],
    },
  ];
}

function traitsOf(line: TypeLine, source: SourceText): readonly Trait[] {
  const traits = commandTraits(line.command, (words) => () => withoutWords(words, source));
  const released = /^release:/m.test(source.text);
  return traits.map((trait) => {
    const replace = trait.kind === 'migrates' && !released ? toRelease(line, trait.at, source) : undefined;
    return replace ? { ...trait, replace } : trait;
  });
}
