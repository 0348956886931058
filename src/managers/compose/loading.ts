import type { Node } from '../../core/formats/tree';
import type { Missing } from '../../core/manager';
import type { Related } from '../../core/problem';
import type { Origin, SourceText, Uri } from '../../core/source';
import type { ServiceEntries } from '../../core/formats/compose/services';
import type { Variables } from '../../core/formats/compose/variables';

/** Files that Compose loads as one: the first with its overrides, in the folder that relative paths start from. */
export interface FileSet {
  readonly files: readonly Uri[];
  readonly folder: Uri;
  readonly variables: Variables;
  /** The heads of the file sets that include this one, outermost first. */
  readonly including: readonly Uri[];
  /** What in the project's own files led here. */
  readonly from?: Origin;
}

/** What `extends`, `include` and env files ask of the loader that meets them. */
export interface Loading {
  /** The tree of a file set; undefined where none of its files is there. */
  load(set: FileSet): Node | undefined;
  /** The services that a file declares, before `extends` and `include`; undefined where there is no such file. */
  servicesIn(file: Uri, folder: Uri, set: FileSet): ServiceEntries | undefined;
  /** The folder that relative paths in a file start from. */
  folderFor(file: Uri): Uri;
  text(file: Uri): SourceText | Missing;
  isAbsent(file: Uri): boolean;
  /** Where other files led to the place, the problem stands at what led there, and names the place. */
  refuse(message: string, at: Origin, set: Pick<FileSet, 'from'>, related?: readonly Related[]): void;
  /** Says what is passed by without being wrong. */
  passBy(message: string, at: Origin): void;
}
