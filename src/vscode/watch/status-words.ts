import * as vscode from 'vscode';
import type { WatchStatus } from './watching';

/** Where processes are watched, empty where none are; and of what nothing is known, and why. */
export function statusWords(all: readonly WatchStatus[]): {
  readonly where: string;
  readonly unknown: readonly string[];
} {
  const where = new Set(all.map(placeOf));
  const unknown = all.flatMap(({ reason, ...watched }) =>
    reason === undefined ? [] : vscode.l10n.t('{0}: not known what runs, {1}.', placeOf(watched), reason),
  );
  return {
    where: where.size === 0 ? '' : vscode.l10n.t('watching {0}', [...where].join(', ')),
    unknown: [...new Set(unknown)],
  };
}

function placeOf({ manager, target }: Pick<WatchStatus, 'manager' | 'target'>): string {
  return target?.remote === true ? target.title : manager.title;
}
