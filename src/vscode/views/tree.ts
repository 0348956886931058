import * as vscode from 'vscode';
import type { Declaration, Formation, Manifest, Member } from '../../core/model';
import { describeQuantity } from '../../core/quantity';
import { nameOf } from '../../core/uri';
import { managers } from '../../managers/index';
import { toRange } from '../convert';
import type { DeclarationId } from '../features/code-lens';
import type { EditorWorkspace } from '../workspace';

export type TreeNode =
  | { readonly kind: 'app'; readonly formation: Formation }
  | { readonly kind: 'member'; readonly formation: Formation; readonly member: Member }
  | { readonly kind: 'declaration'; readonly declaration: Declaration; readonly id: DeclarationId }
  | { readonly kind: 'look-alikes'; readonly manifests: readonly Manifest[] }
  | { readonly kind: 'look-alike'; readonly manifest: Manifest };

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
    view.badge = count === 0 ? undefined : { value: count, tooltip: `${count} problems in the formation` };
  };
  return vscode.Disposable.from(changed, view, workspace.onDidChange(update));
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
      return node.formation.members.map((member) => ({ kind: 'member', formation: node.formation, member }));
    case 'member':
      return node.member.declarations.map((declaration) => ({
        kind: 'declaration',
        declaration,
        id: {
          app: node.formation.app.folder,
          environment: declaration.environment.group,
          key: declaration.processType.key,
        },
      }));
    case 'look-alikes':
      return node.manifests.map((manifest) => ({ kind: 'look-alike', manifest }));
    default:
      return [];
  }
}

function itemOf(node: TreeNode, { service }: EditorWorkspace): vscode.TreeItem {
  switch (node.kind) {
    case 'app':
      return item(node.formation.app.name, 'package', vscode.TreeItemCollapsibleState.Expanded);
    case 'member': {
      const { member } = node;
      const shown = item(member.name, iconOf(member), vscode.TreeItemCollapsibleState.Collapsed);
      const quantities = member.declarations.map(({ processType }) => quantityOf(processType));
      shown.description = [...new Set(quantities.filter((text) => text !== ''))].join(' · ');
      return shown;
    }
    case 'declaration': {
      const { processType, environment } = node.declaration;
      const shown = item(titleOf(processType.manager), 'file');
      shown.description = [environment.name, quantityOf(processType)]
        .filter((text) => text !== '')
        .join(' · ');
      shown.contextValue = processType.role === 'backing-service' ? 'declaration' : 'scalable';
      const { at } = processType.name;
      shown.command = {
        title: 'Open',
        command: 'vscode.open',
        arguments: [vscode.Uri.parse(at.uri), { selection: toRange(service.source(at.uri), at.span) }],
      };
      return shown;
    }
    case 'look-alikes':
      return item('Not read', 'circle-slash', vscode.TreeItemCollapsibleState.Collapsed);
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

function iconOf({ role }: Member): string {
  const icons = { process: 'layers', 'backing-service': 'database', scheduled: 'watch', 'one-off': 'zap' };
  return icons[role];
}

function titleOf(manager: string): string {
  return managers.find(({ id }) => id === manager)?.title ?? manager;
}

function quantityOf({ quantity, manager }: Declaration['processType']): string {
  return describeQuantity(quantity, titleOf(manager));
}
