import type { Service } from './services';
import type { DocumentOf } from './traits';

/** A project after everything that brings its services there: what laws about the whole look at. */
export interface ComposeModel {
  readonly services: readonly Service[];
  readonly documentOf: DocumentOf;
}
