import * as vscode from 'vscode';
import type { Declaration } from '../../core/model';
import { describeRunning, describeRunningProcesses, describeTroubles } from '../../core/observed';
import { describeProcesses, describeQuantity, whenAsked } from '../../core/quantity';
import { managers } from '../../managers/index';
import type { Watching } from './watching';

type Watch = Pick<Watching, 'running'>;

/** A declaration's quantity in as few words as are true: `3`, and `2/3` where it is watched. */
export function shortQuantity(declaration: Declaration, watching: Watch): string {
  const { processType } = declaration;
  const running = watching.running(declaration);
  const title = titleOf(declaration);
  return running
    ? describeRunning(processType, running, title)
    : whenAsked(describeQuantity(processType.quantity, title), processType.dormant);
}

/** The same for a sentence or a CodeLens: `3 processes`, `2/3 running`. */
export function longQuantity(declaration: Declaration, watching: Watch): string {
  const { processType } = declaration;
  const running = watching.running(declaration);
  const title = titleOf(declaration);
  return running
    ? describeRunningProcesses(processType, running, title)
    : whenAsked(describeProcesses(processType.quantity, title), processType.dormant);
}

/** What is wrong with the processes of a declaration, or why nothing is known; empty where all is well. */
export function troubleWords(declaration: Declaration, watching: Watch): string {
  const running = watching.running(declaration);
  if (!running) return '';
  return running.known ? describeTroubles(running.observed) : vscode.l10n.t('not known: {0}', running.reason);
}

export function titleOf({ processType: { manager } }: Declaration): string {
  return managers.find(({ id }) => id === manager)?.title ?? manager;
}
