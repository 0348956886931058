import * as vscode from 'vscode';
import { readCountInput } from '../../core/count-input';
import { isRefusal } from '../../core/manager';
import type { Plan } from '../../core/manager';
import { plansFor } from '../../core/plans';
import { describeProcesses } from '../../core/quantity';
import { shown } from '../own-commands';
import { canRun } from '../trust';
import type { EditorWorkspace } from '../workspace';
import { join } from './prompts';
import { requestFor } from './request';
import type { Scaling } from './request';

type Item = vscode.QuickPickItem & { readonly plan?: Plan; readonly count?: number };

export interface Asked {
  readonly plan: Plan;
  readonly count: number;
}

/**
 * Asks to how many and how, in one: as a person types, the list says what would run or be written, what to know first,
 * and what serves better. `elsewhere` where another target is meant.
 */
export function askPlan(
  workspace: EditorWorkspace,
  scaling: Scaling,
): Promise<Asked | 'elsewhere' | undefined> {
  const pick = vscode.window.createQuickPick<Item>();
  // A terminal that shows itself meanwhile would close it.
  pick.ignoreFocusOut = true;
  const { choice, manager, target } = scaling;
  const { environment, processType } = choice;
  const current = currentOf(scaling);
  pick.title = join(
    vscode.l10n.t('Scale {0} with {1}', processType.name.value, manager.title),
    environment.name === manager.title ? '' : environment.name,
    target?.title ?? '',
    processType.namespace ?? target?.part ?? '',
  );
  pick.placeholder = vscode.l10n.t('Type a number, or a change such as +2, -1 or x2');
  pick.value = current === undefined ? '' : String(current);
  if (target && manager.targets)
    pick.buttons = [
      {
        iconPath: new vscode.ThemeIcon('server-environment'),
        tooltip: vscode.l10n.t('Choose another {0}', manager.targetTerm ?? ''),
      },
    ];
  const update = () => {
    pick.items = itemsFor(workspace, scaling, pick.value);
    pick.activeItems = pick.items.filter(({ plan }) => plan).slice(0, 1);
  };
  update();
  return new Promise((resolve) => {
    const subscriptions = [
      pick.onDidChangeValue(update),
      pick.onDidTriggerButton(() => end('elsewhere')),
      pick.onDidAccept(() => {
        const [{ plan, count } = {}] = pick.activeItems;
        if (plan && count !== undefined) end({ plan, count });
      }),
      pick.onDidHide(() => end(undefined)),
    ];
    const end = (answer: Asked | 'elsewhere' | undefined) => {
      resolve(answer);
      vscode.Disposable.from(...subscriptions, pick).dispose();
    };
    pick.show();
  });
}

/** A change is one of what runs, and of what is declared where that is not known. */
function currentOf({ observed, choice }: Scaling): number | undefined {
  const { quantity } = choice.processType;
  return observed ?? (quantity.known ? quantity.count : undefined);
}

function itemsFor(workspace: EditorWorkspace, scaling: Scaling, input: string): readonly Item[] {
  const count = readCountInput(input, currentOf(scaling));
  const known = fact('info', factsOf(scaling));
  if (isRefusal(count)) return [fact('error', count.refused), known];
  const plans = plansFor(scaling.manager, requestFor(workspace, scaling.choice, count, scaling));
  if (isRefusal(plans)) return [fact('error', plans.refused), known];
  const possible = plans.filter(({ verb }) => verb === 'write' || canRun());
  if (possible.length === 0)
    return [fact('error', vscode.l10n.t('Nothing runs here, and no manifest holds the number.')), known];
  const warnings = [...new Set(possible.filter(({ instead }) => !instead).flatMap((plan) => plan.warnings))];
  return [
    ...possible.map((plan) => planItem(plan, count)),
    ...warnings.map((text) => fact('warning', text)),
    known,
  ];
}

function planItem(plan: Plan, count: number): Item {
  const icon = plan.verb === 'run' ? 'terminal' : 'edit';
  const verb = plan.verb === 'run' ? vscode.l10n.t('run now') : vscode.l10n.t('write to the manifest');
  const description = join(plan.instead ? vscode.l10n.t('better') : '', verb);
  const detail = plan.verb === 'run' ? plan.steps.map(shown).join(' && ') : '';
  return { label: `$(${icon}) ${plan.title}`, description, detail, alwaysShow: true, plan, count };
}

/** A row to read: nothing happens where it is picked. */
function fact(icon: string, text: string): Item {
  return { label: `$(${icon}) ${text}`, alwaysShow: true };
}

function factsOf({ choice, manager, observed }: Scaling): string {
  const { quantity } = choice.processType;
  const declared = describeProcesses(quantity, manager.title);
  const { autoscaler } = quantity;
  return join(
    choice.environment.project ?? '',
    declared === '' ? vscode.l10n.t('no quantity declared') : vscode.l10n.t('{0} declared', declared),
    observed === undefined ? '' : vscode.l10n.t('{0} running', observed),
    autoscaler
      ? vscode.l10n.t(
          '{0} {1} keeps {2} to {3}',
          autoscaler.term,
          autoscaler.name.value,
          autoscaler.min ?? '?',
          autoscaler.max ?? '?',
        )
      : '',
  );
}
