import type { ExtensionContext } from 'vscode';
import { activateShared } from './activate';
import type { FormationApi } from './activate';
import { isThere } from './find-tool';
import { observe } from './observe';
import { Targets } from './targets';
import type { Tools } from './tools';
import { configured } from './watch/configured';

/** The desktop: everything. */
export function activate(context: ExtensionContext): FormationApi {
  const targets = new Targets();
  const findTarget: Tools['findTarget'] = (...asked) => targets.find(...asked);
  return activateShared(context, { findTarget, isThere, observe, watchHost: configured });
}
