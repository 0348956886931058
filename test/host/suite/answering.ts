import * as vscode from 'vscode';

type Item = vscode.QuickPickItem;

/** What the questions of a command offered and told. */
export interface Heard {
  offered: readonly Item[];
  readonly errors: string[];
  readonly told: string[];
  restore(): void;
}

/**
 * Answers the questions of a command: a number with `count`, a choice with the first whose label is `wanted`, else the
 * first that there is, a dialog with the first of `buttons` that it has.
 */
export function answering(count: string, buttons: readonly string[] = [], wanted = ''): Heard {
  const { showInputBox, showQuickPick, showErrorMessage, showInformationMessage, createQuickPick } =
    vscode.window;
  const { showSaveDialog } = vscode.window;
  const heard = { offered: [] as readonly Item[], errors: [] as string[], told: [] as string[] };
  const take = (items: readonly Item[]) => {
    heard.offered = items;
    return Promise.resolve(items.find(({ label }) => label === wanted) ?? items[0]);
  };
  Object.assign(vscode.window, {
    showInputBox: () => Promise.resolve(count),
    showQuickPick: take,
    showSaveDialog: () => Promise.resolve(undefined),
    showErrorMessage: (message: string) => {
      heard.errors.push(message);
      return Promise.resolve(undefined);
    },
    showInformationMessage: (message: string, ...rest: readonly unknown[]) => {
      const detail = rest.flatMap((part) =>
        typeof part === 'object' && part !== null && 'detail' in part ? [String(part.detail)] : [],
      );
      heard.told.push([message, ...detail].join('\n'));
      return Promise.resolve(buttons.find((button) => rest.includes(button)));
    },
    createQuickPick: () => typedInto(count, (items) => void take(items)),
  });
  const restore = () =>
    Object.assign(vscode.window, {
      ...{ showInputBox, showQuickPick, showErrorMessage, showInformationMessage, createQuickPick },
      showSaveDialog,
    });
  return Object.assign(heard, { restore });
}

/** A list that a person types into, and takes what is then marked. */
function typedInto(text: string, see: (items: readonly Item[]) => void): vscode.QuickPick<Item> {
  const [typed, accepted, hidden] = [0, 0, 0].map(() => new vscode.EventEmitter<unknown>());
  const never = new vscode.EventEmitter<unknown>();
  const list = {
    items: [] as readonly Item[],
    activeItems: [] as readonly Item[],
    onDidChangeValue: typed?.event,
    onDidAccept: accepted?.event,
    onDidHide: hidden?.event,
    onDidTriggerButton: never.event,
    value: '',
    show() {
      list.value = text;
      typed?.fire(text);
      see(list.items);
      accepted?.fire(undefined);
      hidden?.fire(undefined);
    },
    dispose: () => undefined,
  };
  return list as unknown as vscode.QuickPick<Item>;
}
