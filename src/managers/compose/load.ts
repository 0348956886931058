import { replaceEntries } from '../../core/formats/tree';
import type { Entry, MappingNode, Node, ScalarNode } from '../../core/formats/tree';
import type { Look } from '../../core/manager';
import { syntaxProblem } from '../../core/problem';
import type { Problem, Related } from '../../core/problem';
import type { Origin, SourceText, Uri } from '../../core/source';
import { folderOf } from '../../core/uri';
import type { ComposeDocument } from '../../core/formats/compose/document';
import { serviceEntries, withoutResets } from '../../core/formats/compose/services';
import type { ServiceEntries } from '../../core/formats/compose/services';
import { applyExtends } from './extends';
import { importIncludes } from './include';
import { interpolateTree } from '../../core/formats/compose/interpolate';
import type { FileSet, Loading } from './loading';
import { mergeOver } from './merge';
import type { Mismatch } from './merge';

/**
 * Loads a project as Compose does (compose-go `loader`): for each document of each file the variables first, then
 * `extends`, then `include`; and the result over what the files before it gave. It collects what it read and refused.
 */
export class Loader implements Loading {
  readonly documents = new Map<Uri, ComposeDocument>();
  readonly problems: Problem[] = [];
  /** The document of a place, as it is when asked: what is remembered may be asked of a later version. */
  readonly documentAt: (place: Origin) => ComposeDocument | undefined;
  /** The text of a file that is none of the project's, as it is when asked. */
  readonly sourceAt: (uri: Uri) => SourceText | undefined;
  /** The folder that relative paths in a file start from. */
  private readonly folders = new Map<Uri, Uri>();

  /** `verbatim`: variables stay as they are written. */
  constructor(
    private readonly look: Look<ComposeDocument>,
    readonly verbatim: boolean,
  ) {
    this.documentAt = documentsBy(look);
    this.sourceAt = textsBy(look);
  }

  load(set: FileSet): Node | undefined {
    return set.files.reduce<Node | undefined>((base, file) => this.over(base, file, set), undefined);
  }

  servicesIn(file: Uri, folder: Uri, set: FileSet): ServiceEntries | undefined {
    const document = this.open(file, folder);
    if (!document) return undefined;
    const trees = document.roots.map((root) => this.interpolated(root, set));
    const tree = trees.reduce<Node | undefined>(
      (base, over) => (base ? mergeOver(base, over, '') : over),
      undefined,
    );
    return serviceEntries(tree);
  }

  folderFor(file: Uri): Uri {
    return this.folders.get(file) ?? folderOf(file);
  }

  text(file: Uri) {
    return this.look.text(file);
  }

  refuse(
    message: string,
    at: Origin,
    { from }: Pick<FileSet, 'from'>,
    related: readonly Related[] = [],
  ): void {
    const there = from && from.uri !== at.uri ? [{ message: 'This is where it stands.', at }] : [];
    const problem = syntaxProblem(message, there.length > 0 && from ? from : at);
    this.problems.push({ ...problem, related: [...there, ...related] });
  }

  passBy(message: string, at: Origin): void {
    this.problems.push(syntaxProblem(message, at, 'info'));
  }

  /** See `Look.remembered`. */
  remembered<P extends object, T>(part: P, purpose: string, hangsOn: string, make: (part: P) => T): T {
    return this.look.remembered(part, purpose, hangsOn, make);
  }

  /** See `Look.rememberedEach`. */
  rememberedEach<P extends object, T>(
    parts: readonly P[],
    purpose: string,
    hangsOn: string,
    make: (part: P) => T,
  ): readonly T[] {
    return this.look.rememberedEach(parts, purpose, hangsOn, make);
  }

  /** Undefined where there is no such file, or it is not loaded yet. */
  open(file: Uri, folder: Uri): ComposeDocument | undefined {
    const document = this.look(file);
    if (typeof document !== 'object') return undefined;
    if (!this.documents.has(file)) {
      this.documents.set(file, document);
      this.folders.set(file, folder);
    }
    return document;
  }

  isAbsent(file: Uri): boolean {
    return this.look(file) === 'absent';
  }

  private over(base: Node | undefined, file: Uri, set: FileSet): Node | undefined {
    const document = this.open(file, set.folder);
    if (!document) return base;
    const mismatches: Mismatch[] = [];
    let result = base;
    for (const root of document.roots) {
      const own = this.interpolated(root, set);
      const tree = importIncludes(applyExtends(own, file, set, this), set, this);
      const over = result ? mergeOver(result, tree, '', mismatches) : tree;
      result = document.hasResets ? withoutResets(over) : over;
    }
    for (const { over } of mismatches)
      this.refuse(
        'Compose cannot bring this together with what it overrides: one is a list, the other is not.',
        over.at,
        set,
      );
    return result;
  }

  /** Each service for itself, so that those which an edit leaves as they are stay the same entries. */
  private interpolated(root: Node, set: FileSet): Node {
    if (this.verbatim || root.kind !== 'mapping') return root;
    const { folder, variables } = set;
    const purpose = `with variables, ${folder}`;
    const make = (entry: Entry) => withVariables(entry, variables);
    const taken = ({ entry, refused }: WithVariables) => {
      for (const scalar of refused) this.refuseReference(scalar, set);
      return entry;
    };
    const each = (services: MappingNode) => {
      const parts = [...services.entries.values()];
      const made = this.rememberedEach(parts, purpose, variables.version, make).values();
      return replaceEntries(services, (part) => taken(made.next().value ?? make(part)));
    };
    return replaceEntries(root, (part, key) =>
      key === 'services' && part.value.kind === 'mapping'
        ? { ...part, value: each(part.value) }
        : taken(this.remembered(part, purpose, variables.version, make)),
    );
  }

  private refuseReference({ at, text }: ScalarNode, set: FileSet): void {
    this.refuse(
      `No variable is named like this: write \`$$\` for a dollar. Compose refuses ${text}.`,
      at,
      set,
    );
  }
}

/** An entry with its variables in their places, and the scalars with references that Compose refuses. */
interface WithVariables {
  readonly entry: Entry;
  readonly refused: readonly ScalarNode[];
}

function withVariables(part: Entry, variables: FileSet['variables']): WithVariables {
  const refused: ScalarNode[] = [];
  const value = interpolateTree(part.value, variables, (scalar) => refused.push(scalar));
  return { entry: value === part.value ? part : { ...part, value }, refused };
}

/** Holds on to no document: what is remembered outlives the version that it was made of. */
function documentsBy(look: Look<ComposeDocument>) {
  return ({ uri }: Origin): ComposeDocument | undefined => {
    const document = look(uri);
    return typeof document === 'object' ? document : undefined;
  };
}

function textsBy(look: Look<ComposeDocument>) {
  return (uri: Uri): SourceText | undefined => {
    const text = look.text(uri);
    return typeof text === 'object' ? text : undefined;
  };
}
