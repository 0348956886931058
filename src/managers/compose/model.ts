import type { ProcessType } from '../../core/model';
import type { Service } from '../../core/formats/compose/services';
import type { DocumentOf } from '../../core/formats/compose/document';

/** A project after everything that brings its services there: what laws about the whole look at. */
export interface ComposeModel {
  readonly services: readonly Service[];
  /** Its services as process types, by name. */
  readonly named: ReadonlyMap<string, ProcessType>;
  readonly documentOf: DocumentOf;
}
