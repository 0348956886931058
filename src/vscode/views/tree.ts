import * as vscode from 'vscode';
import type { Declaration, Formation, Manifest, Member } from '../../core/model';
import type { Problem } from '../../core/problem';
import { healthOf, worstOf } from '../../core/observed';
import type { Health } from '../../core/observed';
import { nameOf } from '../../core/uri';
import { toRange } from '../convert';
import { idOf, idsOf } from '../declaration-id';
import type { DeclarationId } from '../declaration-id';
import { describeMember } from '../features/description';
import { problemsIn, problemsOf } from '../problems';
import { statusWords } from '../watch/status-words';
import type { Watching } from '../watch/watching';
import { shortQuantity, titleOf, troubleWords } from '../watch/words';
import type { EditorWorkspace } from '../workspace';
import { badgeAddress, registerHealthBadges, registerProblemBadges, saidOf } from './row-badges';

export type TreeNode =
  | { readonly kind: 'app'; readonly formation: Formation }
  | { readonly kind: 'member'; readonly member: Member; readonly formation: Formation; readonly ids: Ids }
  | { readonly kind: 'declaration'; readonly declaration: Declaration; readonly ids: Ids }
  | { readonly kind: 'look-alikes'; readonly manifests: readonly Manifest[] }
  | { readonly kind: 'look-alike'; readonly manifest: Manifest };

/** The declarations that scaling a row is about. */
type Ids = readonly DeclarationId[];

/** Apps, their process types, and where each is declared. */
export function registerTree(workspace: EditorWorkspace, watching: Watching): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>();
  const provider: vscode.TreeDataProvider<TreeNode> = {
    onDidChangeTreeData: changed.event,
    async getChildren(node) {
      if (node) return childrenOf(node);
      await workspace.ready;
      return rootsOf(workspace);
    },
    getTreeItem: (node) => itemOf(node, workspace, watching),
  };
  const view = vscode.window.createTreeView('formation.tree', {
    treeDataProvider: provider,
    showCollapseAll: true,
  });
  const update = () => {
    changed.fire(undefined);
    const count = [...workspace.service.snapshot.problems.values()]
      .flat()
      .filter(({ severity }) => severity === 'error' || severity === 'warning').length;
    const tooltip =
      count === 1
        ? vscode.l10n.t('1 problem in the formation')
        : vscode.l10n.t('{0} problems in the formation', count);
    view.badge = count === 0 ? undefined : { value: count, tooltip };
  };
  const tell = () => watching.show('formation.tree', view.visible);
  tell();
  let running = '';
  return vscode.Disposable.from(
    changed,
    view,
    registerProblemBadges(),
    registerHealthBadges(),
    workspace.onDidChange(update),
    view.onDidChangeVisibility(tell),
    watching.onDidChange(() => {
      const before = running;
      running = view.visible ? whatRuns(workspace, watching) : '';
      // A row that is made anew loses the pointer, and the press of a button that is on its way.
      if (running !== before || !view.visible) changed.fire(undefined);
      const { where, unknown } = statusWords(watching.status);
      view.description = where;
      view.message = unknown.join('\n');
    }),
  );
}

/** All that rows say of what runs. */
function whatRuns({ service }: EditorWorkspace, watching: Watching): string {
  const declarations = service.snapshot.formations.flatMap(({ members }) =>
    members.flatMap((member) => member.declarations),
  );
  return JSON.stringify(
    declarations.map((declaration) => {
      const seen = watching.running(declaration);
      return seen ? [seen, watching.targetOf(declaration)?.title] : 0;
    }),
  );
}

function rootsOf({ service }: EditorWorkspace): TreeNode[] {
  const { formations, manifests } = service.snapshot;
  const lookAlikes = manifests.filter(({ lookAlike }) => lookAlike !== undefined);
  const apps = formations.map((formation): TreeNode => ({ kind: 'app', formation }));
  return lookAlikes.length > 0 ? [...apps, { kind: 'look-alikes', manifests: lookAlikes }] : apps;
}

function childrenOf(node: TreeNode): TreeNode[] {
  switch (node.kind) {
    case 'app':
      return node.formation.members.map((member) => ({
        kind: 'member',
        member,
        formation: node.formation,
        ids: idsOf(node.formation, member),
      }));
    case 'member':
      return node.member.declarations.map((declaration) => ({
        kind: 'declaration',
        declaration,
        ids: [idOf(node.formation, declaration)],
      }));
    case 'look-alikes':
      return node.manifests.map((manifest) => ({ kind: 'look-alike', manifest }));
    default:
      return [];
  }
}

function itemOf(node: TreeNode, workspace: EditorWorkspace, watching: Watching): vscode.TreeItem {
  const { service } = workspace;
  switch (node.kind) {
    case 'app':
      return item(node.formation.app.name, 'package', vscode.TreeItemCollapsibleState.Expanded);
    case 'member': {
      const { member } = node;
      const shown = item(member.name, iconOf(member), vscode.TreeItemCollapsibleState.Collapsed);
      const quantities = member.declarations.map((declaration) => shortQuantity(declaration, watching));
      shown.description = [...new Set(quantities.filter((text) => text !== ''))].join(' · ');
      shown.contextValue = contextOf(member);
      shown.tooltip = describeMember(member, workspace, watching);
      const health = worstOf(member.declarations.map((declaration) => healthIn(declaration, watching)));
      mark(shown, member.name, problemsOf(member, service.snapshot), health);
      return shown;
    }
    case 'declaration': {
      const { declaration } = node;
      const { processType, environment } = declaration;
      const title = titleOf(declaration);
      const target = watching.running(declaration) ? watching.targetOf(declaration)?.title : undefined;
      const shown = item(title, 'file');
      shown.description = [
        shortQuantity(declaration, watching),
        troubleWords(declaration, watching),
        environment.name === title ? '' : environment.name,
        target ?? '',
      ]
        .filter((text) => text !== '')
        .join(' · ');
      shown.contextValue = contextOf(processType);
      shown.tooltip = vscode.workspace.asRelativePath(vscode.Uri.parse(processType.name.at.uri));
      const problems = problemsIn(processType.body, service.snapshot);
      mark(shown, nameOf(processType.name.at.uri), problems, healthIn(declaration, watching));
      const { at } = processType.name;
      shown.command = {
        title: 'Open',
        command: 'vscode.open',
        arguments: [vscode.Uri.parse(at.uri), { selection: toRange(service.lines(at.uri), at.span) }],
      };
      return shown;
    }
    case 'look-alikes':
      return item(vscode.l10n.t('Not read'), 'circle-slash', vscode.TreeItemCollapsibleState.Collapsed);
    case 'look-alike': {
      const shown = item(nameOf(node.manifest.uri), 'file');
      shown.description = node.manifest.lookAlike ?? '';
      shown.resourceUri = vscode.Uri.parse(node.manifest.uri);
      shown.command = { title: 'Open', command: 'vscode.open', arguments: [shown.resourceUri] };
      return shown;
    }
  }
}

function item(label: string, icon: string, state = vscode.TreeItemCollapsibleState.None): vscode.TreeItem {
  const shown = new vscode.TreeItem(label, state);
  shown.iconPath = new vscode.ThemeIcon(icon);
  return shown;
}

function mark(shown: vscode.TreeItem, name: string, problems: readonly Problem[], health: Health): void {
  shown.resourceUri = badgeAddress(name, problems, health);
  const said = [shown.label, shown.description, saidOf(problems)].filter(Boolean).join(', ');
  shown.accessibilityInformation = { label: said };
}

function contextOf({ role }: { readonly role: Member['role'] }): string {
  return role === 'backing-service' ? 'declaration' : 'scalable';
}

function iconOf({ role }: Member): string {
  const icons = { process: 'layers', 'backing-service': 'database', scheduled: 'watch', 'one-off': 'zap' };
  return icons[role];
}

function healthIn(declaration: Declaration, watching: Watching): Health {
  return healthOf(declaration.processType, watching.running(declaration));
}
