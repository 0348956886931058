import * as vscode from 'vscode';
import { managers } from '../../managers/index';
import { rules } from '../../rules/index';

const CHECKS = new Set([...rules, ...managers.flatMap(({ laws }) => laws)].map(({ id }) => id));

/**
 * What a diagnostic carries to name its rule, with a link to its page, which comes with the extension.
 * It is a file because the editor's hover follows no link to a command; package.json has it opened as a preview.
 */
export function codeOf(rule: string, extension: vscode.Uri): NonNullable<vscode.Diagnostic['code']> {
  if (!CHECKS.has(rule)) return rule;
  return { value: rule, target: vscode.Uri.joinPath(extension, 'docs', 'rules', `${rule}.md`) };
}

export function ruleOf({ code }: vscode.Diagnostic): string | undefined {
  const value = typeof code === 'object' ? code.value : code;
  return value === undefined ? undefined : String(value);
}
