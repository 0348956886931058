import * as vscode from 'vscode';
import { isRefusal, toolsFor } from '../../core/manager';
import type { Manager, RunPlan } from '../../core/manager';
import type { Environment } from '../../core/model';
import { managers } from '../../managers/index';
import { shown } from '../own-commands';
import { canRun } from '../trust';
import type { EditorWorkspace } from '../workspace';
import { runPlan, tellNothingRuns } from './carry-out';
import type { Hands } from './carry-out';

interface Way {
  readonly label: string;
  readonly environment: Environment;
  readonly manager: Manager;
  readonly plan: RunPlan;
}

/** Starts all processes of an environment: with a runner, or each in a terminal of its own. */
export async function start(workspace: EditorWorkspace, hands: Hands): Promise<void> {
  if (!canRun()) return tellNothingRuns();
  await workspace.settled();
  const ways = environmentsOf(workspace).flatMap((one) => waysOf(workspace, one));
  const picked = await vscode.window.showQuickPick(
    ways.map((way) => ({
      label: way.label,
      description: way.environment.name,
      detail: way.plan.steps.map(shown).join(' & '),
      way,
    })),
    { title: vscode.l10n.t('Run Formation'), placeHolder: vscode.l10n.t('With which runner?') },
  );
  if (picked) await runPlan(picked.way.plan, picked.way.manager, hands);
}

function environmentsOf({ service }: EditorWorkspace) {
  return service.snapshot.formations
    .flatMap(({ environments }) => environments)
    .flatMap((environment) => {
      const manager = managers.find(({ id }) => id === environment.manager);
      return manager?.start ? [{ environment, manager }] : [];
    });
}

/** The runner that the files show to be in use comes first; where they show none, no runner. */
function waysOf(
  { service }: EditorWorkspace,
  { environment, manager }: Pick<Way, 'environment' | 'manager'>,
): Way[] {
  const { start: starter, operate } = manager;
  const runners = (starter ? toolsFor(starter, environment) : []).map((tool): Way => {
    const steps = [starter?.command(environment, tool)].flatMap((step) => step ?? []);
    const title = vscode.l10n.t('Run {0} with {1}', environment.name, tool.title);
    return { label: tool.title, environment, manager, plan: { verb: 'run', title, steps, warnings: [] } };
  });
  const plan = operate?.('run', { environment, source: (uri) => service.source(uri) });
  if (!plan || isRefusal(plan)) return runners;
  const own: Way = { label: vscode.l10n.t('Each in a terminal of its own'), environment, manager, plan };
  return environment.tool === undefined
    ? [own, ...runners]
    : [...runners.slice(0, 1), own, ...runners.slice(1)];
}
