import { typesOf } from '../../core/formats/procfile';
import type { ProcfileDocument, TypeLine } from '../../core/formats/procfile';
import type { Look, Resolved } from '../../core/manager';
import type { Environment, Manifest } from '../../core/model';
import type { Uri } from '../../core/source';
import { folderOf, nameOf, resolveUri } from '../../core/uri';
import { countedIn, UNCOUNTED } from './formation/count';
import type { Counted } from './formation/count';
import { formationOf } from './formation/of-procfile';
import type { ProcfileModel } from './model';
import { processTypeOf } from './process-type';
import { chosenIn } from './runner/chosen';
import { runnerIn } from './runner/in-use';
import { runnerOf } from './runner/runners';

/** A Procfile declares types and commands; quantities are in the settings of the runner that is in use, if any. */
export function resolveProcfile(entry: Uri, look: Look<ProcfileDocument>): Resolved {
  const textOf = (uri: Uri) => {
    const text = look.text(uri);
    return typeof text === 'object' ? text : undefined;
  };
  const folder = folderOf(entry);
  // Without a runner a process starts with these variables: they have to be there when it does.
  textOf(resolveUri(folder, '.env'));
  const chosen = chosenIn(folder, textOf);
  const used = chosen.runner ?? runnerIn(folder, textOf);
  const runner = used && runnerOf(used);
  const formation = formationOf(entry, used, textOf);
  const model: ProcfileModel = { runner, formation };
  const document = look(entry);
  const lines = typeof document === 'object' ? typesOf(document) : [];
  const seen = runner?.wantsBlank === true ? lines.filter(({ spaced }) => spaced) : lines;
  const typesIn = (from: readonly TypeLine[], countedOf: (name: string) => Counted) =>
    typeof document === 'object'
      ? [...byName(from)].flatMap(([name, same]) => processTypeOf(same, document.source, countedOf(name)))
      : [];
  const alone = { manager: 'procfile', autoscalers: [], endpoints: [] };
  const written: Manifest = { ...alone, uri: entry, processTypes: typesIn(lines, () => UNCOUNTED) };
  const environment: Environment = {
    ...alone,
    name: nameOf(entry),
    group: entry,
    folder,
    files: [entry, ...(formation ? [formation.source.uri] : [])],
    processTypes: typesIn(seen, (name) =>
      formation && runner ? countedIn(formation, name, runner) : UNCOUNTED,
    ),
    ...(used === undefined ? {} : { tool: used }),
  };
  return { written, environment, problems: chosen.problems, model };
}

/** Of a type declared twice the last counts, as for Heroku and node-foreman; the law says that runners disagree. */
function byName(lines: readonly TypeLine[]): ReadonlyMap<string, readonly TypeLine[]> {
  const found = new Map<string, TypeLine[]>();
  for (const line of lines) {
    const same = found.get(line.name);
    if (same) same.push(line);
    else found.set(line.name, [line]);
  }
  return found;
}
