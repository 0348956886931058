import type { ProcessType } from '../../core/model';
import type { Service } from './services';
import type { DocumentOf } from './traits';

/** A project after everything that brings its services there: what laws about the whole look at. */
export interface ComposeModel {
  readonly services: readonly Service[];
  /** Its services as process types, by name. */
  readonly named: ReadonlyMap<string, ProcessType>;
  readonly documentOf: DocumentOf;
}
