import type { Block } from '../../../core/formats/hcl/syntax';
import type { Node } from '../../../core/formats/tree';
import type { Look } from '../../../core/manager';
import type { SourceText, Uri } from '../../../core/source';
import { folderOf } from '../../../core/uri';
import type { Template } from '../document';
import { isModuleFile, isTerraformFile, isValuesFile, readTerraform } from './file';
import type { TerraformFile } from './file';
import { instancesOf } from './instances';
import { Module } from './module';

type Read = (uri: Uri) => SourceText | undefined;

/** Calls of calls go no deeper. */
const DEEPEST = 4;

/** Calls, of all that lead to one module, that are followed. */
const MOST = 500;

/** What a call says beside values for the variables of what it calls. */
const NO_VARIABLES = ['source', 'version', 'providers', 'count', 'for_each', 'depends_on'];

/** The modules of a workspace, which may call each other by their folders. */
export class Modules {
  private readonly byFolder = new Map<Uri, TerraformFile[]>();
  private readonly callers = new Map<Uri, { readonly caller: Uri; readonly block: Block }[]>();
  private left = MOST;

  constructor(
    files: readonly TerraformFile[],
    private readonly read: Read,
  ) {
    for (const file of files) {
      const { folder } = file;
      const own = this.byFolder.get(folder);
      if (own) own.push(file);
      else this.byFolder.set(folder, [file]);
      for (const { folder: called, block } of file.calls) {
        const calls = this.callers.get(called);
        if (calls) calls.push({ caller: folder, block });
        else this.callers.set(called, [{ caller: folder, block }]);
      }
    }
  }

  /** A module as it is by itself. */
  alone(folder: Uri): Module {
    return new Module(folder, this.byFolder.get(folder) ?? [], this.read);
  }

  /** A module as each of its callers uses it, in the end from one that nobody calls; as it is by itself where none does. */
  used(folder: Uri, depth = 0): readonly Module[] {
    const calls = depth < DEEPEST ? (this.callers.get(folder) ?? []) : [];
    if (calls.length === 0) return [this.alone(folder)];
    const callers = new Map(calls.map(({ caller }) => [caller, undefined as readonly Module[] | undefined]));
    return calls.flatMap(({ caller, block }) => {
      const outer = callers.get(caller) ?? this.used(caller, depth + 1);
      callers.set(caller, outer);
      return outer.flatMap((one) => this.usedBy(one, block, folder));
    });
  }

  private usedBy(outer: Module, block: Block, folder: Uri): readonly Module[] {
    const label = block.labels[0];
    if (!label || this.left-- <= 0) return [];
    return instancesOf(outer, block).map(({ suffix, own, known }) => {
      const given = new Map<string, Node>();
      for (const [name, { value }] of block.body.attributes)
        if (!NO_VARIABLES.includes(name)) given.set(name, outer.worked(value, own));
      const call = { outer, label, suffix, given, known: known && (outer.call?.known ?? true) };
      return new Module(folder, this.byFolder.get(folder) ?? [], this.read, call);
    });
  }
}

/** As far above a module as its callers are looked for: `infra/live/eu/main.tf` calls `infra/modules/web`. */
const HIGHEST = 3;

const TERRAFORM = /\.(?:tf|tfvars)(?:\.json)?$/;

const CALLS = /\bsource"?[ \t]*[=:][ \t]*"\.{1,2}\//;

/** The modules around a folder, of the files that discovery found. */
export function modulesAround(folder: Uri, look: Look<Template>): Modules {
  const listed = look.listed(topOf(folder)).filter((uri) => TERRAFORM.test(uri));
  const text = (uri: Uri) => {
    const found = look.text(uri);
    return typeof found === 'object' ? found : undefined;
  };
  // Files of one folder begin alike: that is cheaper to see than where they lie.
  const homeOf = (uri: Uri) => uri.slice(0, uri.lastIndexOf('/'));
  const wanted = new Set(listed.filter((uri) => CALLS.test(text(uri)?.text ?? '')).map(homeOf));
  for (const uri of listed) if (!wanted.has(homeOf(uri)) && folderOf(uri) === folder) wanted.add(homeOf(uri));
  const files = listed.flatMap((uri) => {
    if (!wanted.has(homeOf(uri)) || !(isModuleFile(uri) || isValuesFile(uri))) return [];
    const file = look(uri);
    return typeof file === 'object' && isTerraformFile(file) ? [file] : [];
  });
  return new Modules(files, text);
}

function topOf(folder: Uri): Uri {
  let top = folder;
  for (let level = 0; level < HIGHEST; level++) {
    const above = folderOf(top);
    if (above.endsWith('/')) break;
    top = above;
  }
  return top;
}

/** The modules of files that are known. */
export function modulesOf(files: readonly Uri[], read: Read): Modules {
  const known = files.flatMap((uri) => {
    const source = read(uri);
    return source ? [readTerraform(source)] : [];
  });
  return new Modules(known, read);
}
