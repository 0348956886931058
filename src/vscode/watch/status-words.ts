import * as vscode from 'vscode';
import type { WatchStatus } from './watching';

/** Where processes are watched, empty where none are; and of what nothing is known, and why. */
export function statusWords(all: readonly WatchStatus[]): {
  readonly where: string;
  readonly unknown: readonly string[];
} {
  const where = new Set(all.map(({ manager, target }) => target?.title ?? manager.title));
  const unknown = all.flatMap(({ manager, target, reason }) =>
    reason === undefined
      ? []
      : vscode.l10n.t('{0}: not known what runs, {1}.', target?.title ?? manager.title, reason),
  );
  return {
    where: where.size === 0 ? '' : vscode.l10n.t('watching {0}', [...where].join(', ')),
    unknown: [...new Set(unknown)],
  };
}
