import * as vscode from 'vscode';
import type { Formation } from '../../core/model';
import { environmentsFor, unknownIn, writeCounts } from '../../core/preset';
import type { Applicable, Preset } from '../../core/preset';
import { presetsOf } from '../presets';
import type { Tools } from '../tools';
import type { EditorWorkspace } from '../workspace';
import { applyCounts } from './apply-counts';
import type { Hands } from './carry-out';
import { titleOf } from './request';

interface Found {
  readonly formation: Formation;
  readonly preset: Preset;
}

/** Brings all types of a named formation to its quantities, as one plan. */
export async function applyPreset(workspace: EditorWorkspace, tools: Tools, hands: Hands): Promise<void> {
  await workspace.settled();
  const found = await pickPreset(workspace);
  if (!found) return;
  const applicable = await pickEnvironment(found);
  if (!applicable) return;
  const title = vscode.l10n.t('Apply {0}: {1}', found.preset.name, writeCounts(found.preset.counts));
  await applyCounts(workspace, tools, hands, applicable, title);
}

async function pickPreset(workspace: EditorWorkspace): Promise<Found | undefined> {
  const found = workspace.service.snapshot.formations.flatMap((formation) =>
    presetsOf(workspace, formation).map((preset): Found => ({ formation, preset })),
  );
  if (found.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('There is no preset. "Formation: Save Formation as Preset..." writes one.'),
    );
    return undefined;
  }
  const apps = new Set(found.map(({ formation }) => formation.app.folder));
  const items = found.map(({ formation, preset }) => ({
    label: preset.name,
    description: writeCounts(preset.counts),
    detail: apps.size > 1 ? formation.app.name : '',
    found: { formation, preset },
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Apply Formation Preset'),
    placeHolder: vscode.l10n.t('Which preset?'),
  });
  return picked?.found;
}

async function pickEnvironment({ formation, preset }: Found): Promise<Applicable | undefined> {
  const applicable = environmentsFor(formation, preset);
  if (applicable.length < 2) {
    const unknown = unknownIn(formation, preset).join(', ');
    if (applicable.length === 0)
      void vscode.window.showErrorMessage(
        unknown === ''
          ? vscode.l10n.t('No environment declares all types of the preset {0}.', preset.name)
          : vscode.l10n.t('No process type {0} is declared.', unknown),
      );
    return applicable[0];
  }
  const items = applicable.map((one) => ({
    label: titleOf({ processType: { manager: one.environment.manager } }),
    description: one.environment.name,
    one,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Apply {0}', preset.name),
    placeHolder: vscode.l10n.t('Where?'),
  });
  return picked?.one;
}
