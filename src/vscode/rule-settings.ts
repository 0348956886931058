import * as vscode from 'vscode';
import { managers } from '../managers/index';
import { rules } from '../rules/index';
import { knownRules } from '../workspace/known-rules';
import type { ScopedSettings } from '../workspace/rule-settings';
import { readRuleSettings } from '../workspace/rule-settings-file';

const RULES = 'formation.rules';
const OVERRIDES = 'formation.overrides';
const KNOWN = [...knownRules(rules, managers).keys()];

export function affectsRuleSettings(event: vscode.ConfigurationChangeEvent): boolean {
  return event.affectsConfiguration(RULES) || event.affectsConfiguration(OVERRIDES);
}

/** What the editor's settings say of rules: for every file, and for those of each workspace folder. */
export function ruleSettings(): readonly ScopedSettings[] {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return [scoped(), ...folders.map(({ uri }) => scoped(uri))];
}

/** It is read as `.formation.yaml` is, which takes any JSON; what is wrong in it, the settings editor tells. */
function scoped(folder?: vscode.Uri): ScopedSettings {
  const configuration = vscode.workspace.getConfiguration(undefined, folder ?? null);
  const said = { rules: configuration.get<unknown>(RULES), overrides: configuration.get<unknown>(OVERRIDES) };
  const source = { uri: RULES, version: 0, text: JSON.stringify(said) };
  const settings = readRuleSettings(source, KNOWN);
  return folder ? { folder: folder.toString(), settings } : { settings };
}
