import * as vscode from 'vscode';
import { countBySeverity } from '../problems';
import type { Problem } from '../../core/problem';

const SCHEME = 'formation-problems';

/** An address that says how many problems a row of the tree has: what its badge is made of. */
export function badgeAddress(row: string, problems: readonly Problem[]): vscode.Uri {
  const { error, warning } = countBySeverity(problems);
  return vscode.Uri.from({ scheme: SCHEME, path: `/${row}`, query: `${error},${warning}` });
}

/** `2 problems`; empty where there is none that a badge counts. */
export function saidOf(problems: readonly Problem[]): string {
  const { error, warning } = countBySeverity(problems);
  return error + warning === 0 ? '' : said(error + warning);
}

function said(count: number): string {
  return count === 1 ? vscode.l10n.t('1 problem') : vscode.l10n.t('{0} problems', count);
}

/** Marks rows that have errors or warnings, as the Explorer marks files. Hints are not worth a badge. */
export function registerProblemBadges(): vscode.Disposable {
  return vscode.window.registerFileDecorationProvider({
    provideFileDecoration({ scheme, query }) {
      if (scheme !== SCHEME) return undefined;
      const [errors = 0, warnings = 0] = query.split(',').map(Number);
      const count = errors + warnings;
      if (count === 0) return undefined;
      const color = new vscode.ThemeColor(errors > 0 ? 'list.errorForeground' : 'list.warningForeground');
      return new vscode.FileDecoration(count > 9 ? '9+' : String(count), said(count), color);
    },
  });
}
