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

/** The levels for a file; of the scopes that it lies in, the later win. */
export function levelsFor(file: Uri, scopes: readonly ScopedSettings[]): Levels {
  return new Map(scopes.flatMap((scope) => levelsIn(file, scope)));
}

function levelsIn(file: Uri, { folder, settings }: ScopedSettings): readonly (readonly [string, Level])[] {
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
