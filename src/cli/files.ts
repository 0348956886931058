import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import type { Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { URI } from 'vscode-uri';
import type { Uri } from '../core/source';
import { fsPathOf } from '../core/uri';
import { HEAVY_FOLDERS, LARGEST_FILE, NOT_UTF8, textOfBytes, tooLarge } from '../workspace/files';
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
    async read(uri) {
      try {
        return await readText(fsPathOf(uri));
      } catch {
        return 'absent';
      }
    },
  };
}

/** Of a file that is too large, as much as shows what it is. */
async function readText(path: string): Promise<FileText> {
  const { size } = await stat(path);
  if (size > LARGEST_FILE) {
    const head = createReadStream(path, { encoding: 'utf8', end: SNIFFED_BYTES });
    return { text: (await head.toArray()).join(''), fault: tooLarge(size) };
  }
  const bytes = await readFile(path);
  const binary = textOfBytes(bytes);
  if (binary !== undefined) return { text: binary };
  return isUtf8(bytes) ? { text: bytes.toString('utf8') } : { text: bytes.toString('utf8'), fault: NOT_UTF8 };
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
