import type { ExtensionContext } from 'vscode';
import { activateShared } from './activate';
import type { FormationApi } from './activate';
import { observe } from './observe';
import { findTarget } from './targets';

/** The desktop: everything. */
export function activate(context: ExtensionContext): FormationApi {
  return activateShared(context, { findTarget, observe });
}
