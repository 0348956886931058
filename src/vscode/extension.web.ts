import type { ExtensionContext } from 'vscode';
import { activateShared } from './activate';
import type { FormationApi } from './activate';
import { noTools } from './tools';

/** The browser: everything but what runs a tool. */
export function activate(context: ExtensionContext): FormationApi {
  return activateShared(context, noTools);
}
