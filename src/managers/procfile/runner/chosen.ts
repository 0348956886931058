import { child, scalarOf } from '../../../core/formats/tree';
import { readYaml } from '../../../core/formats/yaml/read';
import { nearest } from '../../../core/nearest';
import { syntaxProblem } from '../../../core/problem';
import type { Problem } from '../../../core/problem';
import { SETTINGS_FILE } from '../../../core/settings-file';
import type { Uri } from '../../../core/source';
import { resolveUri } from '../../../core/uri';
import type { TextOf } from './in-use';
import { RUNNERS } from './runners';
import type { RunnerId } from './runners';

/** The runner that a person names as `runner` in the settings of the folder. */
export interface Choice {
  readonly runner?: RunnerId;
  readonly problems: readonly Problem[];
}

export function chosenIn(folder: Uri, textOf: TextOf): Choice {
  const settings = textOf(resolveUri(folder, SETTINGS_FILE));
  const named = settings && scalarOf(child(readYaml(settings).roots[0], 'runner'));
  if (!named || named.value === null) return { problems: [] };
  const runner = RUNNERS.find(({ id }) => id === named.text)?.id;
  if (runner) return { runner, problems: [] };
  const names = RUNNERS.map(({ id }) => id);
  const near = nearest(named.text, names);
  const message = `No runner is called "${named.text}": ${near === undefined ? `there are ${names.join(', ')}` : `did you mean ${near}?`}`;
  return { problems: [syntaxProblem(near === undefined ? `${message}.` : message, named.at)] };
}
