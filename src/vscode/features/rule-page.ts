import * as vscode from 'vscode';
import type { Law, Rule } from '../../core/rule';
import { managers } from '../../managers/index';
import { rules } from '../../rules/index';

const CHECKS: ReadonlyMap<string, Rule | Law> = new Map(
  [...rules, ...managers.flatMap(({ laws }) => laws)].map((check) => [check.id, check]),
);

/** The rule or law of an id; undefined for what readers find. */
export function checkOf(rule: string): Rule | Law | undefined {
  return CHECKS.get(rule);
}

/** The page of a rule, which comes with the extension. */
export function pageOf(rule: string, extension: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extension, 'docs', 'rules', `${rule}.md`);
}

/**
 * What a diagnostic carries to name its rule, with a link to its page. It is a file because the editor's hover follows
 * no link to a command; package.json has it opened as a preview.
 */
export function codeOf(rule: string, extension: vscode.Uri): NonNullable<vscode.Diagnostic['code']> {
  return checkOf(rule) ? { value: rule, target: pageOf(rule, extension) } : rule;
}

export function ruleOf({ code }: vscode.Diagnostic): string | undefined {
  const value = typeof code === 'object' ? code.value : code;
  return value === undefined ? undefined : String(value);
}
