import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { URI } from 'vscode-uri';
import type { Uri } from '../core/source';
import { fsPathOf } from '../core/uri';
import { ENDLESS, HEAVY_FOLDERS, LARGEST_FILE, NOT_UTF8, textOfBytes, tooLarge } from '../workspace/files';
import type { Files, FileText } from '../workspace/files';
import { nameMatcher } from '../workspace/glob';

/** The files below one folder of the disk. */
export function diskFiles(folder: string): Files {
  return {
    folders: () => [uriOf(folder)],
    async list(globs) {
      const matches = nameMatcher(globs);
      const found: Uri[] = [];
      await walk(folder, (path, name) => {
        if (matches(name)) found.push(uriOf(path));
      });
      return found.sort();
    },
    read: (uri) => Promise.resolve(readText(fsPathOf(uri))),
  };
}

/** At once: small files that lie in the system's cache take less time than waiting for them does. */
function readText(path: string): FileText | 'absent' {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (!stats || stats.isDirectory()) return 'absent';
    if (!stats.isFile()) return ENDLESS;
    return stats.size > LARGEST_FILE
      ? { text: headOf(path), fault: tooLarge(stats.size) }
      : decoded(readFileSync(path));
  } catch {
    return 'absent';
  }
}

function decoded(bytes: Buffer): FileText {
  const binary = textOfBytes(bytes);
  if (binary !== undefined) return { text: binary };
  return isUtf8(bytes) ? { text: bytes.toString('utf8') } : { text: bytes.toString('utf8'), fault: NOT_UTF8 };
}

/** Of a file that is too large, as much as shows what it is. */
function headOf(path: string): string {
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(SNIFFED_BYTES);
    return head.toString('utf8', 0, readSync(file, head));
  } finally {
    closeSync(file);
  }
}

const SNIFFED_BYTES = 64 * 1024;

export function uriOf(path: string): Uri {
  return URI.file(path).toString();
}

/** Visits the files below a folder. Links to folders are not followed, and what cannot be read is passed by. */
async function walk(folder: string, visit: (path: string, name: string) => void): Promise<void> {
  const entries: Dirent[] = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!HEAVY_FOLDERS.includes(entry.name)) await walk(path, visit);
    } else if (entry.isFile() || (entry.isSymbolicLink() && (await leadsToFile(path)))) {
      visit(path, entry.name);
    }
  }
}

function leadsToFile(link: string): Promise<boolean> {
  return stat(link).then(
    (target) => target.isFile(),
    () => false,
  );
}
