import * as vscode from 'vscode';
import type { Declaration, Formation, Manifest, Member } from '../../core/model';
import type { Problem } from '../../core/problem';
import { describeQuantity, whenAsked } from '../../core/quantity';
import { nameOf } from '../../core/uri';
import { managers } from '../../managers/index';
import { toRange } from '../convert';
import { idOf, idsOf } from '../declaration-id';
import type { DeclarationId } from '../declaration-id';
import { describeMember } from '../features/description';
import { problemsIn, problemsOf } from '../problems';
import type { EditorWorkspace } from '../workspace';
import { badgeAddress, registerProblemBadges, saidOf } from './problem-badge';

export type TreeNode =
  | { readonly kind: 'app'; readonly formation: Formation }
  | { readonly kind: 'member'; readonly member: Member; readonly formation: Formation; readonly ids: Ids }
  | { readonly kind: 'declaration'; readonly declaration: Declaration; readonly ids: Ids }
  | { readonly kind: 'look-alikes'; readonly manifests: readonly Manifest[] }
  | { readonly kind: 'look-alike'; readonly manifest: Manifest };

/** The declarations that scaling a row is about. */
type Ids = readonly DeclarationId[];

/** Apps, their process types, and where each is declared. */
export function registerTree(workspace: EditorWorkspace): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>();
  const provider: vscode.TreeDataProvider<TreeNode> = {
    onDidChangeTreeData: changed.event,
    async getChildren(node) {
      if (node) return childrenOf(node);
      await workspace.ready;
      return rootsOf(workspace);
    },
    getTreeItem: (node) => itemOf(node, workspace),
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
  return vscode.Disposable.from(changed, view, registerProblemBadges(), workspace.onDidChange(update));
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

function itemOf(node: TreeNode, workspace: EditorWorkspace): vscode.TreeItem {
  const { service } = workspace;
  switch (node.kind) {
    case 'app':
      return item(node.formation.app.name, 'package', vscode.TreeItemCollapsibleState.Expanded);
    case 'member': {
      const { member } = node;
      const shown = item(member.name, iconOf(member), vscode.TreeItemCollapsibleState.Collapsed);
      const quantities = member.declarations.map(({ processType }) => quantityOf(processType));
      shown.description = [...new Set(quantities.filter((text) => text !== ''))].join(' · ');
      shown.contextValue = contextOf(member);
      shown.tooltip = describeMember(member, workspace);
      mark(shown, member.name, problemsOf(member, service.snapshot));
      return shown;
    }
    case 'declaration': {
      const { processType, environment } = node.declaration;
      const title = titleOf(processType.manager);
      const shown = item(title, 'file');
      shown.description = [quantityOf(processType), environment.name === title ? '' : environment.name]
        .filter((text) => text !== '')
        .join(' · ');
      shown.contextValue = contextOf(processType);
      shown.tooltip = vscode.workspace.asRelativePath(vscode.Uri.parse(processType.name.at.uri));
      mark(shown, nameOf(processType.name.at.uri), problemsIn(processType.body, service.snapshot));
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

function mark(shown: vscode.TreeItem, name: string, problems: readonly Problem[]): void {
  shown.resourceUri = badgeAddress(name, problems);
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

function titleOf(manager: string): string {
  return managers.find(({ id }) => id === manager)?.title ?? manager;
}

function quantityOf({ quantity, dormant, manager }: Declaration['processType']): string {
  return whenAsked(describeQuantity(quantity, titleOf(manager)), dormant);
}
