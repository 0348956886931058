import type { Uri } from '../core/source';

/** The port to a file system: `vscode.workspace.fs`, `node:fs`, or memory in tests. */
export interface Files {
  /** The workspace folders. */
  folders(): readonly Uri[];
  /** Files whose name matches one of the globs, heavy and excluded folders left out. */
  list(globs: readonly string[]): Promise<readonly Uri[]>;
  /** The file's text; undefined where it is not there or cannot be read. */
  read(uri: Uri): Promise<string | undefined>;
}

/** Folders that hold what others wrote or a build made: never looked into. */
export const HEAVY_FOLDERS = [
  'node_modules',
  '.git',
  '.hg',
  '.svn',
  'vendor',
  'bower_components',
  '.venv',
  'venv',
  '__pycache__',
  '.terraform',
  'dist',
  'out',
  'build',
  'target',
  '.next',
  '.cache',
];
