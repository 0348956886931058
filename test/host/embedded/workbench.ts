import { pathToFileURL } from 'node:url';
import type { Server } from './server';

/** What the page is asked to open. */
export interface Opening {
  /** A folder, or a .code-workspace file; an absolute path. */
  readonly workspace: string | undefined;
  readonly extensionDevelopmentPaths?: readonly string[];
  readonly extensionDevelopmentKind?: string | undefined;
  readonly extensionTestsPath?: string | undefined;
}

/** The address at which a server's workbench opens this. */
export function workbenchUrl({ port, token }: Pick<Server, 'port' | 'token'>, opening: Opening): string {
  const url = new URL(`http://127.0.0.1:${port}/`);
  const { workspace } = opening;
  const kind = workspace?.endsWith('.code-workspace') ? 'workspace' : 'folder';
  if (workspace) url.searchParams.set(kind, workspace);
  else url.searchParams.set('ew', 'true');
  url.searchParams.set('tkn', token);
  const payload = development(port, opening);
  if (payload.length) url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}

function development(port: number, opening: Opening): [string, string][] {
  const remote = (path: string) => `vscode-remote://127.0.0.1:${port}${pathToFileURL(path).pathname}`;
  const payload: [string, string][] = [];
  for (const path of opening.extensionDevelopmentPaths ?? []) {
    payload.push(['extensionDevelopmentPath', remote(path)]);
  }
  if (opening.extensionDevelopmentKind) {
    payload.push(['extensionDevelopmentKind', opening.extensionDevelopmentKind]);
  }
  if (opening.extensionTestsPath) payload.push(['extensionTestsPath', remote(opening.extensionTestsPath)]);
  return payload;
}
