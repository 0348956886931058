import * as vscode from 'vscode';
import type { Quantity } from '../../core/model';
import type { Origin } from '../../core/source';
import type { WorkspaceService } from '../../workspace/service';

/**
 * Where a quantity that came over another is written, and what it took the place of:
 * `from compose.override.yaml line 7, over 1 in compose.yaml line 12`. Empty where it stands for itself.
 */
export function provenanceOf({ at }: Quantity, service: WorkspaceService): string {
  const replaced = (at?.through ?? []).flatMap(({ over }) => over ?? []).reverse();
  if (!at || replaced.length === 0) return '';
  const from = vscode.l10n.t('from {0}', placeOf(at.at, service));
  const over = replaced.map((origin) =>
    vscode.l10n.t('over {0} in {1}', textOf(origin, service), placeOf(origin, service)),
  );
  return [from, ...over].join(', ');
}

function placeOf({ uri, span }: Origin, service: WorkspaceService): string {
  const line = (service.lines(uri)?.positionAt(span.start).line ?? 0) + 1;
  return vscode.l10n.t('{0} line {1}', vscode.workspace.asRelativePath(vscode.Uri.parse(uri), false), line);
}

function textOf({ uri, span }: Origin, service: WorkspaceService): string {
  return service.source(uri)?.text.slice(span.start, span.end) ?? '';
}
