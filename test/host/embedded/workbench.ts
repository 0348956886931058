import { resolve } from 'node:path';

/** What the page is asked to open. */
export interface Opening {
  /** A folder, or a .code-workspace file; an absolute path. */
  readonly workspace: string | undefined;
  readonly extensionDevelopmentPaths?: readonly string[];
  readonly extensionDevelopmentKind?: string | undefined;
  readonly extensionTestsPath?: string | undefined;
}

/** The address of the workbench that opens this. */
export function workbenchUrl(port: number, opening: Opening): string {
  const remote = (path: string) => `vscode-remote://127.0.0.1:${port}${encodeURI(resolve(path))}`;
  const payload: [string, string][] = [['skipWelcome', 'true']];
  for (const path of opening.extensionDevelopmentPaths ?? []) {
    payload.push(['extensionDevelopmentPath', remote(path)]);
  }
  if (opening.extensionDevelopmentKind) {
    payload.push(['extensionDevelopmentKind', opening.extensionDevelopmentKind]);
  }
  if (opening.extensionTestsPath) payload.push(['extensionTestsPath', remote(opening.extensionTestsPath)]);

  const url = new URL(`http://127.0.0.1:${port}/`);
  const { workspace } = opening;
  if (workspace)
    url.searchParams.set(workspace.endsWith('.code-workspace') ? 'workspace' : 'folder', workspace);
  else url.searchParams.set('ew', 'true');
  url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}
