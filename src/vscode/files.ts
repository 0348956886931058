import * as vscode from 'vscode';
import type { Uri } from '../core/source';
import { expandBraces } from '../workspace/glob';
import { ENDLESS, HEAVY_FOLDERS, LARGEST_FILE, NOT_UTF8, textOfBytes, tooLarge } from '../workspace/files';
import type { Files, FileText } from '../workspace/files';

/** The workspace through VS Code, so that remote and virtual folders are read alike. */
export const workspaceFiles: Files = {
  folders: () => (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.toString()),

  list: (globs) => find(globs),

  async read(uri: Uri) {
    const file = vscode.Uri.parse(uri);
    if (!vscode.workspace.isTrusted && !vscode.workspace.getWorkspaceFolder(file)) return 'withheld';
    try {
      const { size, type } = await vscode.workspace.fs.stat(file);
      if ((type & FILE_OR_FOLDER) === 0) return ENDLESS;
      if (size > LARGEST_FILE) return { text: '', fault: tooLarge(size) };
      return decoded(await vscode.workspace.fs.readFile(file));
    } catch {
      return 'absent';
    }
  },
};

const FILE_OR_FOLDER = vscode.FileType.File | vscode.FileType.Directory;

function decoded(bytes: Uint8Array): FileText {
  const binary = textOfBytes(bytes);
  if (binary !== undefined) return { text: binary };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { text: new TextDecoder().decode(bytes), fault: NOT_UTF8 };
  }
}

/** The files of these names in a folder, or in the workspace. */
export async function find(globs: readonly string[], folder?: vscode.Uri): Promise<readonly Uri[]> {
  const pattern = `**/{${[...new Set(globs.flatMap(expandBraces))].join(',')}}`;
  const where = folder ? new vscode.RelativePattern(folder, pattern) : pattern;
  return (await vscode.workspace.findFiles(where, excluded())).map((uri) => uri.toString());
}

/** `files.exclude` and the folders that hold what others wrote. */
function excluded(): string {
  const configured = vscode.workspace.getConfiguration('files').get<Record<string, unknown>>('exclude', {});
  const hidden = Object.keys(configured).filter((glob) => configured[glob] === true && !/[{}]/.test(glob));
  return `{${[...HEAVY_FOLDERS.map((name) => `**/${name}/**`), ...hidden].join(',')}}`;
}
