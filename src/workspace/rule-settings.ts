import type { Severity } from '../core/problem';
import type { Uri } from '../core/source';
import { relativePath } from '../core/uri';

/** How strongly a rule is told of, or that it is not. */
export type Level = Severity | 'off';

export const LEVELS: readonly Level[] = ['off', 'hint', 'info', 'warning', 'error'];

/** Levels by the ids of rules. */
export type Levels = ReadonlyMap<string, Level>;

/** What is set of rules, for all files and for some. */
export interface RuleSettings {
  readonly rules: Levels;
  /** The later win. */
  readonly overrides: readonly Override[];
}

export interface Override {
  /** By the path from the folder that the settings are of. */
  matches(path: string): boolean;
  readonly rules: Levels;
}

/** Settings with the folder that they are of; without one, they are of every file. */
export interface ScopedSettings {
  readonly folder?: Uri;
  readonly settings: RuleSettings;
}

/** The levels for files, each worked out once for as long as the settings stay the same. */
export class LevelsByFile {
  private scopes: readonly ScopedSettings[] = [];
  private readonly known = new Map<Uri, Levels>();

  /** Of the scopes that a file lies in, the later win. */
  use(scopes: readonly ScopedSettings[]): void {
    if (sameScopes(this.scopes, scopes)) return;
    this.scopes = scopes;
    this.known.clear();
  }

  of(file: Uri): Levels {
    if (this.scopes.length === 0) return NONE;
    const known = this.known.get(file) ?? new Map(this.scopes.flatMap((scope) => levelsIn(file, scope)));
    this.known.set(file, known);
    return known;
  }
}

const NONE: Levels = new Map();

function sameScopes(a: readonly ScopedSettings[], b: readonly ScopedSettings[]): boolean {
  const isSame = (one: ScopedSettings, other: ScopedSettings | undefined) =>
    one.folder === other?.folder && one.settings === other?.settings;
  return a.length === b.length && a.every((scope, index) => isSame(scope, b[index]));
}

function levelsIn(file: Uri, { folder, settings }: ScopedSettings): readonly (readonly [string, Level])[] {
  // Most scopes are told off by their letters alone.
  if (folder !== undefined && !file.startsWith(folder)) return [];
  const path = folder === undefined ? file.slice(file.lastIndexOf('/') + 1) : relativePath(folder, file);
  if (path === undefined) return [];
  const fitting = settings.overrides.filter(({ matches }) => matches(path));
  return [settings, ...fitting].flatMap(({ rules }) => [...rules]);
}

/** What is told of a case: a case that its rule calls weaker than its own severity stays as weak. */
export function leveled(severity: Severity, ruleSeverity: Severity, level: Level): Level {
  const isWeaker = strengthOf(severity) < strengthOf(ruleSeverity);
  return isWeaker && strengthOf(severity) < strengthOf(level) ? severity : level;
}

function strengthOf(level: Level): number {
  return LEVELS.indexOf(level);
}
