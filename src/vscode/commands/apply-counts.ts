import * as vscode from 'vscode';
import { isRefusal } from '../../core/manager';
import { planTogether, plansFor } from '../../core/plans';
import type { Applicable } from '../../core/preset';
import { shown } from '../own-commands';
import type { Tools } from '../tools';
import { canRun } from '../trust';
import type { EditorWorkspace } from '../workspace';
import { runPlan, write } from './carry-out';
import type { Hands } from './carry-out';
import { asItIsNow, managerOf, requestFor } from './request';

/** Brings types of one environment to their quantities as one plan: asks whether to run it or to write it. */
export async function applyCounts(
  workspace: EditorWorkspace,
  tools: Tools,
  hands: Hands,
  applicable: Applicable,
  title: string,
): Promise<boolean> {
  const { environment, counted } = applicable;
  const [first] = counted;
  const declaration = first && { ...first, environment };
  const manager = declaration && managerOf(declaration);
  if (!declaration || !manager) return false;
  const target = canRun() ? await tools.findTarget(manager, declaration) : 'none';
  if (target === undefined) return false;
  const known = target === 'none' ? {} : { target };
  const requests = counted.map(({ processType, count }) =>
    requestFor(workspace, { processType, environment }, count, known),
  );
  const plan = planTogether(manager, requests);
  const run = { label: `$(terminal) ${vscode.l10n.t('Run Now')}`, verb: 'run' as const };
  const edit = { label: `$(edit) ${vscode.l10n.t('Write to the Manifest')}`, verb: 'write' as const };
  const ways =
    isRefusal(plan) || !canRun() ? [edit] : [{ ...run, detail: plan.steps.map(shown).join(' && ') }, edit];
  const way = await vscode.window.showQuickPick(ways, {
    title,
    placeHolder: isRefusal(plan) ? plan.refused : vscode.l10n.t('Nothing has run yet'),
  });
  if (way?.verb === 'run' && !isRefusal(plan)) return runPlan(plan, manager, hands);
  return way?.verb === 'write' && writeAll(workspace, applicable);
}

/** One edit after the other: each is made in the text that the one before has left. */
async function writeAll(workspace: EditorWorkspace, { environment, counted }: Applicable): Promise<boolean> {
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
      return false;
    }
    await write(plan, workspace);
    await workspace.settled();
  }
  return true;
}
