import { managers } from '../../src/managers/index';
import { rules } from '../../src/rules/index';
import type { Files } from '../../src/workspace/files';
import { nameMatcher } from '../../src/workspace/glob';
import { WorkspaceService } from '../../src/workspace/service';
import { nameOf } from '../../src/core/uri';

export const ROOT = 'file:///shop';

/** A file system in memory, by path from the root. */
export function memoryFiles(files: Map<string, string>): Files {
  return {
    folders: () => [ROOT],
    list: (globs) =>
      Promise.resolve(
        [...files.keys()].map((path) => `${ROOT}/${path}`).filter((uri) => nameMatcher(globs)(nameOf(uri))),
      ),
    read: (uri) => {
      const text = files.get(uri.slice(ROOT.length + 1));
      return Promise.resolve(text === undefined ? 'absent' : { text });
    },
  };
}

/** A service that has read these files. */
export async function serviceOver(files: Record<string, string>) {
  const stored = new Map(Object.entries(files));
  const service = new WorkspaceService(memoryFiles(stored), managers, rules);
  await service.refresh();
  return { service, files: stored, uri: (path: string) => `${ROOT}/${path}` };
}

/** The text that a problem's range slices, with its rule and severity. */
export async function problemsOf(files: Record<string, string>, path: string): Promise<string[]> {
  const { service, uri } = await serviceOver(files);
  const text = files[path] ?? '';
  return (service.snapshot.problems.get(uri(path)) ?? []).map(
    ({ rule, severity, at: { span } }) => `${severity} ${rule}: ${text.slice(span.start, span.end)}`,
  );
}
