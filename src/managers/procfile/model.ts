import type { Formation } from './formation/of-procfile';
import type { Runner } from './runner/runners';

/** What the files beside a Procfile say of how it is run: what its laws look at. */
export interface ProcfileModel {
  /** The runner in use; undefined where no file shows one. */
  readonly runner: Runner | undefined;
  readonly formation: Formation | undefined;
}
