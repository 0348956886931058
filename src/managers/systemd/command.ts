import type { CommandLine } from '../../core/command/command-line';
import type { RemoveWords } from '../../core/command/remove-words';
import { readable } from '../../core/command/readable';
import { withoutWords } from '../../core/command/take-out';
import type { Look } from '../../core/manager';
import { commandLines } from './exec-line';
import type { Unit } from './unit';
import type { UnitFile } from './unit-file';

/** The section and key of what a unit runs, by the type of its file; a container's is what stands behind its entrypoint. */
export const RUNS: Readonly<Record<string, readonly [section: string, key: string]>> = {
  service: ['Service', 'ExecStart'],
  container: ['Container', 'Exec'],
};

/** The command of a unit; of several that run one after the other, the last, which the others prepare. */
export function commandOf(unit: Unit, type: string): CommandLine | undefined {
  const [section, key] = RUNS[type] ?? [];
  if (section === undefined || key === undefined) return undefined;
  const written = unit.all(section, key).at(-1);
  const words = written && commandLines(written.value, written.place).at(-1);
  if (!written || !words) return undefined;
  return {
    text: readable(words),
    words,
    shell: false,
    at: written.place.whole,
  };
}

/** Takes words out of the file that they are written in, as it is when asked. */
export function wordRemover(look: Look<UnitFile>): RemoveWords {
  return (words) => () => {
    const uri = words[0]?.at.uri ?? '';
    const file = look(uri);
    return typeof file === 'object' ? withoutWords(words, file.source) : { uri, edits: [] };
  };
}
