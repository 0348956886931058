import { managers } from '../../src/managers/index';
import { diskFiles } from '../../src/cli/files';
import { Reading } from '../../src/cli/reading';
import { APP_MARKERS } from '../../src/workspace/apps';

/** Lists what a window would look at. */
export const candidates = (folder: string) =>
  diskFiles(folder).list([...managers.flatMap(({ files }) => files), ...APP_MARKERS]);

/** Reads and checks all of it. */
export const whole = (folder: string) => Reading.of(folder);
