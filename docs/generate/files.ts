import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import type { Law, Rule } from '../../src/core/rule';
import { managers } from '../../src/managers/index';
import { rules } from '../../src/rules/index';
import { managersTable } from './managers';
import { derivePackage } from './package';
import type { Package } from './package';
import { page } from './page';
import { withPart, withReference } from './reference';
import { SETTINGS_SCHEMA, settingsSchema } from './settings-schema';
import { root } from './sources';
import { translatable } from './translatable';

const PAGES = 'docs/rules';

/** Every rule, and the laws of every manager. */
export function checks(): readonly (Rule | Law)[] {
  return [...rules, ...managers.flatMap(({ laws }) => laws)];
}

/** The text of every file that follows from the registries, by its path; `undefined` for one that no longer does. */
export async function generatedFiles(): Promise<ReadonlyMap<string, string | undefined>> {
  const files = new Map<string, string | undefined>();
  for (const name of readdirSync(join(root, PAGES))) files.set(`${PAGES}/${name}`, undefined);
  for (const check of checks()) files.set(`${PAGES}/${check.id}.md`, page(check));
  const before = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Package;
  const after = derivePackage(before, managers, checks());
  files.set('package.json', JSON.stringify(after));
  const readme = withReference(readFileSync(join(root, 'README.md'), 'utf8'), after);
  files.set('README.md', withPart(readme, 'managers', await managersTable()));
  files.set(SETTINGS_SCHEMA, JSON.stringify(settingsSchema(checks())));
  files.set('l10n/bundle.l10n.json', JSON.stringify(translatable()));
  for (const [path, text] of files) if (text !== undefined) files.set(path, await formatted(path, text));
  return files;
}

async function formatted(path: string, text: string): Promise<string> {
  const filepath = join(root, path);
  return format(text, { ...(await resolveConfig(filepath)), filepath });
}
