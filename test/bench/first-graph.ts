import { diskFiles } from '../../src/cli/files';
import { graphOf } from '../../src/cli/graph';
import { Reading } from '../../src/cli/reading';
import { toMermaid } from '../../src/core/graph/mermaid';

/** Lists a folder and loads what a window would look at: what reading it cannot do without. */
export async function list(folder: string): Promise<void> {
  const files = diskFiles(folder);
  await Promise.all((await files.list(['*'])).map((uri) => files.read(uri)));
}

/** Reads a folder and checks it, as a window does first. */
export const read = (folder: string) => Reading.of(folder);

/** And makes the text of its graph. */
export const draw = async (folder: string) => toMermaid(graphOf(await Reading.of(folder))).text;
