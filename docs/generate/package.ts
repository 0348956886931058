import type { Manager } from '../../src/core/manager';
import type { Rule } from '../../src/core/rule';
import { SETTINGS_FILE } from '../../src/core/settings-file';
import { expandBraces } from '../../src/workspace/glob';
import { ruleProperties } from './rule-properties';
import { SETTINGS_SCHEMA } from './settings-schema';

/** What of package.json follows from the managers and the rules, beside what does not. */
export interface Package {
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands?: readonly { readonly command: string; readonly title: string }[];
    readonly languages?: readonly Language[];
    readonly configuration?: { readonly properties: Readonly<Record<string, unknown>> };
    readonly yamlValidation?: readonly { readonly fileMatch: string; readonly url: string }[];
  };
}

interface Language {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly filenames: readonly string[];
  readonly filenamePatterns: readonly string[];
}

/** YAML under any name may be a manifest, and only its text tells. JSON and XML may be too, but are opened everywhere. */
const OPENED_AS_YAML = ['onLanguage:yaml', 'onLanguage:dockercompose'];

const DERIVED = /^(workspaceContains|onLanguage):/;

/** Package.json with what the managers and the rules say in place of what they said before. */
export function derivePackage(
  before: Package,
  managers: readonly Manager[],
  checks: readonly Pick<Rule, 'id' | 'docs'>[] = [],
): Package {
  const languages = managers.flatMap(languageOf);
  const names = managers.flatMap(({ files }) => files.flatMap(expandBraces));
  const events = [
    ...[...names.filter(isWellKnown), SETTINGS_FILE].map((name) => `workspaceContains:${name}`),
    ...languages.map(({ id }) => `onLanguage:${id}`),
    ...(names.some((name) => /\.ya?ml$/.test(name)) ? OPENED_AS_YAML : []),
    ...before.activationEvents.filter((event) => !DERIVED.test(event)),
  ];
  const { configuration } = before.contributes;
  const properties = { ...configuration?.properties, ...ruleProperties(checks) };
  return {
    ...before,
    activationEvents: [...new Set(events)],
    contributes: {
      ...before.contributes,
      configuration: { ...configuration, properties },
      languages,
      yamlValidation: [{ fileMatch: SETTINGS_FILE, url: `./${SETTINGS_SCHEMA}` }],
    },
  };
}

/** Looked up in the workspace folder itself; a glob would make VS Code search all of it. */
function isWellKnown(name: string): boolean {
  return !/[*?[]/.test(name);
}

/** A manager whose names say all, and have no extension but one of them, brings a language of its own. */
function languageOf({ id, title, files, recognises }: Manager): readonly Language[] {
  const names = files.flatMap(expandBraces);
  const isOwn = (name: string) => name.startsWith('*.') && names.includes(name.slice('*.'.length));
  const isShared = (name: string) => /^\*|\.\w+$/.test(name) && !isOwn(name);
  if (recognises || names.some(isShared)) return [];
  return [
    {
      id,
      aliases: [title],
      filenames: names.filter(isWellKnown),
      filenamePatterns: names.filter((name) => !isWellKnown(name)),
    },
  ];
}
