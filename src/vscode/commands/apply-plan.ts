import * as vscode from 'vscode';
import type { Applicable } from '../../core/preset';
import { writeCounts } from '../../core/preset';
import type { DeclarationId } from '../declaration-id';
import type { Tools } from '../tools';
import type { EditorWorkspace } from '../workspace';
import { applyCounts } from './apply-counts';
import type { Hands } from './carry-out';
import { join } from './prompts';
import { declarationsOf, titleOf } from './request';

/** A declaration and the quantity that is planned for it. */
export interface PlannedDeclaration {
  readonly id: DeclarationId;
  readonly count: number;
}

/** Applies a plan environment by environment, until a person leaves one out; what was applied. */
export async function applyPlan(
  workspace: EditorWorkspace,
  tools: Tools,
  hands: Hands,
  plan: readonly PlannedDeclaration[],
): Promise<readonly PlannedDeclaration[]> {
  await workspace.settled();
  const applied: PlannedDeclaration[] = [];
  for (const { applicable, planned } of byEnvironment(workspace, plan)) {
    const { environment, counted } = applicable;
    const counts = new Map(counted.map(({ processType, count }) => [processType.name.value, count]));
    const manager = titleOf({ processType: environment });
    const where = join(manager, environment.name === manager ? '' : environment.name);
    const title = vscode.l10n.t('Apply the plan for {0}: {1}', where, writeCounts(counts));
    if (!(await applyCounts(workspace, tools, hands, applicable, title))) break;
    applied.push(...planned);
  }
  return applied;
}

interface Part {
  readonly applicable: Applicable;
  readonly planned: readonly PlannedDeclaration[];
}

function byEnvironment(workspace: EditorWorkspace, plan: readonly PlannedDeclaration[]): readonly Part[] {
  const parts = new Map<string, Part>();
  for (const planned of plan) {
    const choice = declarationsOf(workspace, [planned.id]).find(({ app }) => app.folder === planned.id.app);
    if (!choice) continue;
    const { environment, processType, app } = choice;
    const key = `${app.folder}#${environment.group}`;
    const before = parts.get(key);
    parts.set(key, {
      applicable: {
        environment,
        counted: [...(before?.applicable.counted ?? []), { processType, count: planned.count }],
      },
      planned: [...(before?.planned ?? []), planned],
    });
  }
  return [...parts.values()];
}
