import { restated } from '../core/problem';
import type { Problem, Severity } from '../core/problem';
import type { Uri } from '../core/source';
import { SETTINGS_FILE } from '../core/settings-file';
import type { Loaded } from './files';
import { leveled, LevelsByFile } from './rule-settings';
import type { ScopedSettings } from './rule-settings';
import { readRuleSettings } from './rule-settings-file';
import type { ReadRuleSettings } from './rule-settings-file';
import { unsuppressed } from './suppressed';
import { readSuppressions } from './suppressions';
import type { Suppression } from './suppressions';

/** What is told of the problems that were found: what no comment suppresses, as strongly as the settings say. */
export class Telling {
  /** What the host itself sets; it wins over files. */
  hostSettings: readonly ScopedSettings[] = [];
  private readonly read = new WeakMap<Loaded, ReadRuleSettings>();
  private readonly levels = new LevelsByFile();
  private readonly suppressions = new WeakMap<Loaded, readonly Suppression[]>();

  /** The rules that may be set, each with its own severity. */
  constructor(private readonly severities: ReadonlyMap<string, Severity>) {}

  /** `source` gives the text of a file, and `apps` the folders in which settings may lie. */
  tell(
    found: ReadonlyMap<Uri, readonly Problem[]>,
    manifests: readonly Uri[],
    apps: Iterable<Uri>,
    source: (uri: Uri) => Loaded | undefined,
  ): ReadonlyMap<Uri, readonly Problem[]> {
    const told = new Map<Uri, readonly Problem[]>();
    const written = this.writtenSettings(apps, source);
    this.levels.use([...written, ...this.hostSettings]);
    for (const uri of new Set([...found.keys(), ...manifests])) {
      const problems = this.unsuppressed(found.get(uri) ?? [], source(uri));
      add(told, uri, this.leveled(uri, problems));
    }
    for (const { folder, settings } of written) add(told, `${folder}/${SETTINGS_FILE}`, settings.problems);
    return told;
  }

  /** Those of outer folders first, so that the nearest win. */
  private writtenSettings(apps: Iterable<Uri>, source: (uri: Uri) => Loaded | undefined) {
    const written: { readonly folder: Uri; readonly settings: ReadRuleSettings }[] = [];
    for (const folder of apps) {
      const text = source(`${folder}/${SETTINGS_FILE}`);
      if (text) written.push({ folder, settings: this.settingsOf(text) });
    }
    return written.sort((a, b) => a.folder.length - b.folder.length);
  }

  private settingsOf(text: Loaded): ReadRuleSettings {
    const known = this.read.get(text) ?? readRuleSettings(text, [...this.severities.keys()]);
    this.read.set(text, known);
    return known;
  }

  private unsuppressed(problems: readonly Problem[], text: Loaded | undefined): readonly Problem[] {
    if (!text) return problems;
    const suppressions = this.suppressions.get(text) ?? readSuppressions(text);
    this.suppressions.set(text, suppressions);
    return unsuppressed(problems, suppressions, text);
  }

  private leveled(file: Uri, problems: readonly Problem[]): readonly Problem[] {
    const levels = this.levels.of(file);
    if (levels.size === 0) return problems;
    return problems.flatMap((problem) => {
      const { rule, severity } = problem;
      const level = levels.get(rule);
      const own = this.severities.get(rule);
      if (level === undefined || own === undefined) return [problem];
      const now = leveled(severity, own, level);
      return now === 'off' ? [] : [restated(problem, now)];
    });
  }
}

function add(told: Map<Uri, readonly Problem[]>, uri: Uri, problems: readonly Problem[]): void {
  if (problems.length > 0) told.set(uri, [...(told.get(uri) ?? []), ...problems]);
}
