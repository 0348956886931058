import * as vscode from 'vscode';
import { managers } from '../../managers/index';
import type { Tools } from '../tools';
import type { Watching } from '../watch/watching';
import type { EditorWorkspace } from '../workspace';

/** Turns watching on or off: the setting, where it is written, else for all workspaces. */
export async function setWatching(value: 'local' | 'off'): Promise<void> {
  const configuration = vscode.workspace.getConfiguration();
  const { workspaceValue } = configuration.inspect('formation.watch') ?? {};
  const where =
    workspaceValue === undefined ? vscode.ConfigurationTarget.Global : vscode.ConfigurationTarget.Workspace;
  await configuration.update('formation.watch', value, where);
}

/** Asks which environment is to be watched that is not by itself, and where; one that is watched no longer is. */
export async function watchElsewhere(
  { service }: EditorWorkspace,
  { findTarget }: Tools,
  watching: Watching,
): Promise<void> {
  const items = service.snapshot.formations.flatMap(({ app, environments }) =>
    environments.flatMap((environment) => {
      const manager = managers.find(({ id }) => id === environment.manager);
      const [processType] = environment.processTypes;
      if (!manager?.observe || !processType) return [];
      const chosen = watching.chosen.get(environment);
      const where = chosen === 'here' ? vscode.l10n.t('this machine') : chosen?.title;
      return [
        {
          label: `${where === undefined ? '$(eye-closed)' : '$(eye)'} ${manager.title}`,
          description: `${app.name} · ${environment.name}`,
          ...(where === undefined ? {} : { detail: vscode.l10n.t('Watched in {0}: choose to stop', where) }),
          manager,
          declaration: { environment, processType },
          chosen,
        },
      ];
    }),
  );
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Watch a Cluster or App'),
    placeHolder:
      items.length === 0
        ? vscode.l10n.t('No manifest here is for a cluster or an app that can be watched.')
        : vscode.l10n.t('Which environment?'),
    matchOnDescription: true,
  });
  if (!picked) return;
  const { environment } = picked.declaration;
  if (picked.chosen) return watching.choose(environment, undefined);
  const target = await findTarget(picked.manager, picked.declaration, true);
  if (target === undefined || (target === 'none' && picked.manager.targets)) return;
  await watching.choose(environment, target === 'none' ? 'here' : target);
  if (vscode.workspace.getConfiguration().get('formation.watch') === 'off') await setWatching('local');
}
