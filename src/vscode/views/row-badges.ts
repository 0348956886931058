import * as vscode from 'vscode';
import { countBySeverity } from '../problems';
import type { Health } from '../../core/observed';
import type { Problem } from '../../core/problem';

const SCHEME = 'formation-row';

/** An address that says how many problems a row of the tree has, and how its processes are: what its badges are of. */
export function badgeAddress(row: string, problems: readonly Problem[], health: Health): vscode.Uri {
  const { error, warning } = countBySeverity(problems);
  return vscode.Uri.from({ scheme: SCHEME, path: `/${row}`, query: `${error},${warning},${health}` });
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
      const [errors = 0, warnings = 0] = query.split(',').slice(0, 2).map(Number);
      const count = errors + warnings;
      if (count === 0) return undefined;
      const color = new vscode.ThemeColor(errors > 0 ? 'list.errorForeground' : 'list.warningForeground');
      return new vscode.FileDecoration(count > 9 ? '9+' : String(count), said(count), color);
    },
  });
}

/** Marks rows of whose processes another number runs than is declared, or that are not well. */
export function registerHealthBadges(): vscode.Disposable {
  return vscode.window.registerFileDecorationProvider({
    provideFileDecoration({ scheme, query }) {
      if (scheme !== SCHEME) return undefined;
      switch (query.split(',')[2]) {
        case 'differs':
          return decoration(
            '≠',
            vscode.l10n.t('Another number runs than is declared'),
            'list.warningForeground',
          );
        case 'trouble':
          return decoration('!', vscode.l10n.t('Processes are not well'), 'list.errorForeground');
        default:
          return undefined;
      }
    },
  });
}

function decoration(badge: string, tooltip: string, color: string): vscode.FileDecoration {
  return new vscode.FileDecoration(badge, tooltip, new vscode.ThemeColor(color));
}
