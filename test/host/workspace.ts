import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { sample } from './paths';
import { temporaryFolder } from './temporary';

/** A copy of a workspace that tests may change; it goes when this process exits. */
export function copyOfWorkspace(folder = sample): string {
  const copy = join(temporaryFolder('workspace'), basename(folder));
  cpSync(folder, copy, { recursive: true });
  return copy;
}

/** A workspace of two folders: a copy of the sample, and a `blog` with a Procfile. */
export function multiRootWorkspace(): string {
  const home = temporaryFolder('workspace');
  mkdirSync(join(home, 'blog'));
  writeFileSync(join(home, 'blog/Procfile'), 'web: node blog.js\n');
  const file = join(home, 'all.code-workspace');
  writeFileSync(file, JSON.stringify({ folders: [{ path: copyOfWorkspace() }, { path: 'blog' }] }));
  return file;
}

/** A folder for VS Code's user data, with these settings beside the quiet ones. */
export function userData(settings: Record<string, unknown> = {}): string {
  const folder = temporaryFolder('user');
  mkdirSync(join(folder, 'User'));
  writeFileSync(join(folder, 'User/settings.json'), JSON.stringify({ ...QUIET, ...settings }));
  return folder;
}

const QUIET = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'files.simpleDialog.enable': true,
  'git.openRepositoryInParentFolders': 'never',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'update.showReleaseNotes': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};
