import { assignmentsIn } from '../../../core/formats/dotenv';
import type { Assignment } from '../../../core/formats/dotenv';
import { span } from '../../../core/source';
import type { SourceText, Uri } from '../../../core/source';
import { resolveUri } from '../../../core/uri';
import type { TextOf } from '../runner/in-use';
import { pairsIn } from './list';
import type { FormationList } from './list';

/** A variable with the file that sets it last. */
interface Setting extends Assignment {
  readonly source: SourceText;
}

/** forego's own settings (`forego/config.go`). */
export function readForegoFile(source: SourceText): FormationList | undefined {
  const settings = settingsIn([source]);
  return listIn(settings.get('concurrency'), settings.get('procfile'));
}

/**
 * overmind's variables: `.env` comes over `.overmind.env` (`overmind/main.go`, `loadEnvFiles`). Its own files outside
 * the workspace and the person's environment are not read.
 */
export function readOvermindFiles(folder: Uri, textOf: TextOf): FormationList | undefined {
  const [own, shared] = ['.overmind.env', '.env'].map((file) => textOf(resolveUri(folder, file)));
  const first = settingsIn(own ? [own] : []);
  const both = [own, shared].flatMap((source) => source ?? []);
  const settings = first.has('OVERMIND_SKIP_ENV') ? first : settingsIn(both);
  const [before, list] = [first, settings].map((from) =>
    listIn(from.get('OVERMIND_FORMATION'), from.get('OVERMIND_PROCFILE')),
  );
  if (!list) return undefined;
  const replaces = before && before.source !== list.source ? { replaces: before } : {};
  return { ...list, ...replaces, limit: limitOf(settings) };
}

/** The ports of one type must not reach those of the next: 100 / 10 processes unless the steps are set. */
function limitOf(settings: ReadonlyMap<string, Setting>): number {
  const step = (name: string, standard: number) => {
    const text = settings.get(name)?.written ?? '';
    return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : standard;
  };
  return Math.floor(step('OVERMIND_PORT_STEP', 100) / step('OVERMIND_FORMATION_PORT_STEP', 10));
}

function settingsIn(sources: readonly SourceText[]): ReadonlyMap<string, Setting> {
  const settings = new Map<string, Setting>();
  for (const source of sources)
    for (const assignment of assignmentsIn(source.text))
      settings.set(assignment.name, { ...assignment, source });
  return settings;
}

function listIn(formation: Setting | undefined, procfile: Setting | undefined): FormationList | undefined {
  if (!formation || formation.written.trim() === '') return undefined;
  const { source, start, written, quotes } = formation;
  const at = { uri: source.uri, span: span(start, start + written.length) };
  return {
    source,
    at,
    exact: !written.includes('\\'),
    known: quotes === 'single' || !written.includes('$'),
    pairs: pairsIn(written, at, true),
    procfile: procfile?.written,
  };
}
