import type { ExtensionContext } from 'vscode';
import { activateShared } from './activate';
import type { FormationApi } from './activate';

/** The browser: everything but what runs a tool. */
export function activate(context: ExtensionContext): FormationApi {
  return activateShared(context, () => Promise.resolve('none'));
}
