import * as vscode from 'vscode';
import { isRefusal } from '../../core/manager';
import type { Formation } from '../../core/model';
import { planTogether, plansFor } from '../../core/plans';
import { environmentsFor, unknownIn, writeCounts } from '../../core/preset';
import type { Applicable, Preset } from '../../core/preset';
import { shown } from '../own-commands';
import { presetsOf } from '../presets';
import type { Tools } from '../tools';
import { canRun } from '../trust';
import type { EditorWorkspace } from '../workspace';
import { runPlan, write } from './carry-out';
import type { Hands } from './carry-out';
import { asItIsNow, managerOf, requestFor, titleOf } from './request';

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
  const [first] = applicable?.counted ?? [];
  const declaration = first && applicable && { ...first, environment: applicable.environment };
  const manager = declaration && managerOf(declaration);
  if (!declaration || !manager) return;
  const target = canRun() ? await tools.findTarget(manager, declaration) : 'none';
  if (target === undefined) return;
  const known = target === 'none' ? {} : { target };
  const { environment, counted } = applicable;
  const requests = counted.map(({ processType, count }) =>
    requestFor(workspace, { processType, environment }, count, known),
  );
  const plan = planTogether(manager, requests);
  const run = { label: `$(terminal) ${vscode.l10n.t('Run Now')}`, verb: 'run' as const };
  const edit = { label: `$(edit) ${vscode.l10n.t('Write to the Manifest')}`, verb: 'write' as const };
  const ways =
    isRefusal(plan) || !canRun() ? [edit] : [{ ...run, detail: plan.steps.map(shown).join(' && ') }, edit];
  const way = await vscode.window.showQuickPick(ways, {
    title: vscode.l10n.t('Apply {0}: {1}', found.preset.name, writeCounts(found.preset.counts)),
    placeHolder: isRefusal(plan) ? plan.refused : vscode.l10n.t('Nothing has run yet'),
  });
  if (way?.verb === 'run' && !isRefusal(plan)) await runPlan(plan, manager, hands);
  if (way?.verb === 'write') await writeAll(workspace, applicable);
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

/** One edit after the other: each is made in the text that the one before has left. */
async function writeAll(workspace: EditorWorkspace, { environment, counted }: Applicable): Promise<void> {
  for (const { processType, count } of counted) {
    const now = asItIsNow(workspace, { processType, environment });
    const manager = now && managerOf(now);
    const plans = now && manager && plansFor(manager, requestFor(workspace, now, count));
    const plan =
      !plans || isRefusal(plans)
        ? undefined
        : plans.find(({ verb, instead }) => verb === 'write' && !instead);
    if (plan?.verb !== 'write') {
      const why = isRefusal(plans) ? plans.refused : vscode.l10n.t('No manifest holds the number.');
      void vscode.window.showErrorMessage(`${processType.name.value}: ${why}`);
      return;
    }
    await write(plan, workspace);
    await workspace.settled();
  }
}
