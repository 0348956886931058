import type { ProcfileDocument } from '../../core/formats/procfile';
import type { DeclaredType } from './declared';

/** What the files of a folder bring to Heroku together: what its laws look at. */
export interface HerokuModel {
  /** Undefined where no file declares types: then a buildpack may. */
  readonly declared: readonly DeclaredType[] | undefined;
  readonly procfile: ProcfileDocument | undefined;
}
