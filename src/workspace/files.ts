import { relativePath } from '../core/uri';
import type { SourceText, Uri } from '../core/source';

/** The port to a file system: `vscode.workspace.fs`, `node:fs`, or memory in tests. */
export interface Files {
  /** The workspace folders. */
  folders(): readonly Uri[];
  /** Files whose name matches one of the globs, heavy and excluded folders left out. */
  list(globs: readonly string[]): Promise<readonly Uri[]>;
  /** `withheld` where it lies outside a workspace that is not trusted; `absent` where it cannot be read. */
  read(uri: Uri): Promise<FileText | 'absent' | 'withheld'>;
}

export interface FileText {
  readonly text: string;
  /** Why the text is not all of the file, or not what it holds: then nothing but this is said of it. */
  readonly fault?: string;
}

/** What stands for a device or a pipe, as `/dev/null` and `/dev/stdin`: there, and perhaps without an end. */
export const ENDLESS: FileText = { text: '' };

/** A text as the file system or the editor has it. */
export type Loaded = SourceText & FileText;

/** Larger files, in bytes, are not read: their text would be too large for every reader. */
export const LARGEST_FILE = 4_000_000;

export function tooLarge(bytes: number): string {
  const megabytes = (size: number) => (size / 1e6).toFixed(1);
  return `Too large to read: ${megabytes(bytes)} MB, and the limit is ${megabytes(LARGEST_FILE)} MB.`;
}

export const NOT_UTF8 = 'Not read: it holds bytes that are not UTF-8.';

const PROPERTY_LIST = 'bplist00';
const LARGEST_PROPERTY_LIST = 256_000;

/**
 * A binary property list as a text of one character for each byte, from which its manager reads it; undefined for every
 * other file.
 */
export function textOfBytes(bytes: Uint8Array): string | undefined {
  if (bytes.length > LARGEST_PROPERTY_LIST) return undefined;
  const isOne = [...PROPERTY_LIST].every((character, index) => bytes[index] === character.charCodeAt(0));
  return isOne ? Array.from(bytes, (byte) => String.fromCharCode(byte)).join('') : undefined;
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

/** True for a file in a heavy folder of one of the workspace folders. */
export function isHeavy(uri: Uri, folders: readonly Uri[]): boolean {
  return folders.some((folder) => {
    const segments = relativePath(folder, uri)?.split('/').slice(0, -1);
    return segments?.some((name) => HEAVY_FOLDERS.includes(name));
  });
}
