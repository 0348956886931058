import { managers } from '../../src/managers/index';
import { Reading } from '../../src/cli/reading';
import { uriOf } from '../../src/cli/files';
import { nameMatcher } from '../../src/workspace/glob';

const matches = nameMatcher(managers.find(({ id }) => id === 'compose')?.files ?? []);

/** Whether a file that is called so may be a compose file. */
export const mayBeCompose = (name: string) => matches(name);

/** Whether it is one, by its text. */
export function isCompose(path: string, text: string): boolean {
  const compose = managers.find(({ id }) => id === 'compose');
  return compose?.recognises?.({ uri: uriOf(path), version: 1, text }) === 'yes';
}

/** Reads one file and checks it, with all it names. */
export async function readAlone(folder: string, file: string): Promise<number> {
  const together = { files: [file], verbatim: false, profiles: [] };
  const { service } = await Reading.of(folder, together);
  return service.snapshot.problems.size;
}
