import { joinFormation, mergeEnvironments } from '../core/formation';
import type { Environment, Formation } from '../core/model';
import type { Problem } from '../core/problem';
import type { Rule } from '../core/rule';
import type { SourceText, Uri } from '../core/source';
import { SETTINGS_FILE } from '../core/settings-file';
import { readSettings } from './apps';
import { checkFormation } from './check';
import type { Findings } from './check';

/** A formation, and what the rules found in it. */
export interface Checked {
  readonly formation: Formation;
  readonly problems: readonly Problem[];
}

interface Joined extends Checked {
  readonly contributions: readonly Environment[];
  readonly settings: SourceText | undefined;
}

/** Joins what manifests contribute to each app, and joins again only where a contribution changed. */
export class Formations {
  private joined = new Map<Uri, Joined>();
  private readonly findings: Findings = new WeakMap();

  constructor(private readonly rules: readonly Rule[]) {}

  /** `appOf` gives the app's folder of a contribution, `source` the text of its settings. */
  join(
    contributions: readonly Environment[],
    appOf: (contribution: Environment) => Uri,
    source: (uri: Uri) => SourceText | undefined,
  ): readonly Checked[] {
    const byApp = new Map<Uri, Environment[]>();
    for (const contribution of contributions) {
      const folder = appOf(contribution);
      const known = byApp.get(folder);
      if (known) known.push(contribution);
      else byApp.set(folder, [contribution]);
    }
    this.joined = new Map(
      [...byApp].map(([folder, own]) => [
        folder,
        this.joinApp(folder, own, source(`${folder}/${SETTINGS_FILE}`)),
      ]),
    );
    return [...this.joined.values()];
  }

  private joinApp(
    folder: Uri,
    contributions: readonly Environment[],
    settings: SourceText | undefined,
  ): Joined {
    const before = this.joined.get(folder);
    if (before && before.settings === settings && same(before.contributions, contributions)) return before;
    const { app, sameness } = readSettings(folder, settings);
    const formation = joinFormation(app, mergeEnvironments(contributions), sameness);
    return {
      contributions,
      settings,
      formation,
      problems: checkFormation(formation, this.rules, this.findings),
    };
  }
}

function same(a: readonly Environment[], b: readonly Environment[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index]);
}
