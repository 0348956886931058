import { Evaluation } from '../../../core/formats/hcl/evaluate';
import type { Names } from '../../../core/formats/hcl/evaluate';
import type { Block, Body, Expression } from '../../../core/formats/hcl/syntax';
import { mappingOf, scalar } from '../../../core/formats/hcl/values';
import type { Entry, Node } from '../../../core/formats/tree';
import { span } from '../../../core/source';
import type { Located, SourceText, Uri } from '../../../core/source';
import { nameOf, resolveUri } from '../../../core/uri';
import { isModuleFile, isValuesFile } from './file';
import type { TerraformFile } from './file';

/** The names that hold in one place alone: `each`, `count`. */
export type Own = ReadonlyMap<string, Node>;

/** How another module calls one. */
export interface ModuleCall {
  readonly outer: Module;
  readonly label: Located<string>;
  /** As Terraform writes it behind the label: `[0]`, `["eu"]`. */
  readonly suffix: string;
  readonly given: ReadonlyMap<string, Node>;
  /** False where nobody knows how often it is called. */
  readonly known: boolean;
}

/**
 * The files of a folder as one module. What is known are the defaults of variables, the values that Terraform takes from
 * files by itself, and what follows from them; what is asked of AWS, or given on a command line, is not.
 */
export class Module implements Names {
  private readonly evaluation = new Evaluation(this);
  private readonly variables = new Map<string, Expression>();
  private readonly locals = new Map<string, Expression>();
  private readonly resources = new Map<string, Block>();
  private readonly made = new Map<string, Node | undefined>();

  constructor(
    readonly folder: Uri,
    readonly files: readonly TerraformFile[],
    private readonly read: (uri: Uri) => SourceText | undefined,
    readonly call?: ModuleCall,
  ) {
    for (const { source, body } of files) if (isModuleFile(source.uri)) this.declare(body);
    // Values are given to the module that is run, and by it to those that it calls.
    for (const { source, body } of call ? [] : [...files].sort(byPrecedence))
      if (isValuesFile(source.uri))
        for (const [name, { value }] of body.attributes) this.variables.set(name, value);
  }

  /** The module that is run, be it this one. */
  get root(): Module {
    return this.call ? this.call.outer.root : this;
  }

  /** As Terraform writes it before the names of what the module makes: `module.web.`; empty for the one that is run. */
  get prefix(): string {
    return this.call ? `${this.call.outer.prefix}module.${this.call.label.value}${this.call.suffix}.` : '';
  }

  /** The value of an argument; undefined where it is not written, or null. */
  value(body: Body, name: string, own?: Own): Node | undefined {
    const attribute = body.attributes.get(name);
    const value = attribute && this.worked(attribute.value, own);
    return value?.kind === 'scalar' && value.known && value.value === null ? undefined : value;
  }

  worked(expression: Expression, own?: Own): Node {
    return this.evaluation.value(expression, own);
  }

  local(name: string): Expression | undefined {
    return this.locals.get(name);
  }

  resource(type: string, name: string): Block | undefined {
    return this.resources.get(`${type}.${name}`);
  }

  resourcesOf(type: string): readonly Block[] {
    return [...this.resources.values()].filter(({ labels: [own] }) => own?.value === type);
  }

  /** A file of the module, or one that it reads, by its address. */
  text(uri: Uri): SourceText | undefined {
    return this.files.find(({ source }) => source.uri === uri)?.source ?? this.read(uri);
  }

  /** The address of a path in the module. */
  at(path: string): Uri {
    return resolveUri(this.folder, path);
  }

  find(name: string, attribute = ''): Node | undefined {
    const key = `${name}.${attribute}`;
    if (this.made.has(key)) return this.made.get(key);
    // What hangs on itself is not known.
    this.made.set(key, undefined);
    const node = this.meant(name, attribute);
    this.made.set(key, node);
    return node;
  }

  private declare({ blocks }: Body): void {
    for (const block of blocks) {
      const [first = '', second = ''] = block.labels.map(({ value }) => value);
      const standard = block.body.attributes.get('default');
      if (block.type.value === 'variable' && standard) this.variables.set(first, standard.value);
      if (block.type.value === 'locals')
        for (const [name, { value }] of block.body.attributes) this.locals.set(name, value);
      if (block.type.value === 'resource') this.resources.set(`${first}.${second}`, block);
    }
  }

  private meant(name: string, attribute: string): Node | undefined {
    const given = name === 'var' ? this.call?.given.get(attribute) : undefined;
    if (given) return given;
    if (name === 'path') return scalar('.', { uri: this.folder, span: span(0, 0) });
    const expression =
      name === 'var'
        ? this.variables.get(attribute)
        : name === 'local'
          ? this.locals.get(attribute)
          : undefined;
    if (expression) return this.worked(expression);
    const resource = this.resource(name, attribute);
    return resource && this.told(resource);
  }

  /** What a resource is called; what AWS makes of it is not known. */
  private told({ body, at }: Block): Node | undefined {
    if (body.attributes.has('count') || body.attributes.has('for_each')) return undefined;
    const entries = ['name', 'family'].flatMap((name): Entry[] => {
      const attribute = body.attributes.get(name);
      if (!attribute) return [];
      const value = this.worked(attribute.value);
      return [{ key: scalar(name, attribute.name.at), value, at: attribute.at, own: true }];
    });
    return mappingOf(entries, at);
  }
}

/** https://developer.hashicorp.com/terraform/language/values/variables#variable-definition-precedence */
function byPrecedence(a: TerraformFile, b: TerraformFile): number {
  const rank = ({ source: { uri } }: TerraformFile) => {
    const name = nameOf(uri);
    return `${/^terraform\.tfvars$/.test(name) ? 0 : name === 'terraform.tfvars.json' ? 1 : 2}${name}`;
  };
  return rank(a) < rank(b) ? -1 : 1;
}
