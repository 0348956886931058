import { child, entriesOf, itemsOf, textOf } from '../core/formats/tree';
import { readYaml } from '../core/formats/yaml/read';
import type { Sameness } from '../core/formation';
import type { App } from '../core/model';
import { SETTINGS_FILE } from '../core/settings-file';
import type { SourceText, Uri } from '../core/source';
import { folderOf, nameOf } from '../core/uri';

/** Files that make their folder an app: it is declared there, or a package begins there. */
export const APP_MARKERS = [
  SETTINGS_FILE,
  'Procfile',
  '{compose,docker-compose}.{yaml,yml}',
  'package.json',
  'Gemfile',
  'pyproject.toml',
  'requirements.txt',
  'setup.py',
  'go.mod',
  'Cargo.toml',
  'pom.xml',
  'build.gradle{,.kts}',
  'composer.json',
  'mix.exs',
];

/** The nearest folder above a file that is an app, within its workspace folder; else the workspace folder itself. */
export function appFolderOf(file: Uri, apps: ReadonlySet<Uri>, workspaceFolders: readonly Uri[]): Uri {
  const root = workspaceFolders
    .filter((folder) => file.startsWith(`${folder}/`))
    .reduce((longest, folder) => (folder.length > longest.length ? folder : longest), '');
  let folder = folderOf(file);
  while (folder.length > root.length && !apps.has(folder)) folder = folderOf(folder);
  return folder;
}

/** What `.formation.yaml` says: `app: name`, and `same:` names that mean one process type. */
export function readSettings(folder: Uri, source: SourceText | undefined): { app: App; sameness: Sameness } {
  const root = source ? readYaml(source).roots[0] : undefined;
  const same: Record<string, string[]> = Object.create(null) as Record<string, string[]>;
  for (const { key, value } of entriesOf(child(root, 'same'))) {
    same[key.text] = itemsOf(value).flatMap((item) => textOf(item) ?? []);
  }
  return { app: { name: textOf(child(root, 'app')) ?? nameOf(folder), folder }, sameness: { same } };
}
