import { readHclJson } from '../../../core/formats/hcl/json';
import { readHcl } from '../../../core/formats/hcl/read';
import type { Block, Body } from '../../../core/formats/hcl/syntax';
import type { SourceText, Uri } from '../../../core/source';
import { folderOf, nameOf, resolveUri } from '../../../core/uri';
import type { Template } from '../document';

/** A file of a Terraform module, or one that gives its variables values; as a template it has no resources. */
export interface TerraformFile extends Template {
  readonly root: undefined;
  readonly body: Body;
  readonly folder: Uri;
  readonly calls: readonly Call[];
}

/** A call of a module that lies in the workspace. */
export interface Call {
  readonly folder: Uri;
  readonly block: Block;
}

/** https://developer.hashicorp.com/terraform/language/syntax/json: how many labels the blocks of a module have. */
const LABELS = { resource: 2, data: 2, variable: 1, output: 1, module: 1, provider: 1 };

export function isTerraform(uri: Uri): boolean {
  return /\.(?:tf|tfvars)(?:\.json)?$/.test(nameOf(uri));
}

/** What Terraform reads of a folder by itself: https://developer.hashicorp.com/terraform/language/files. */
export function isModuleFile(uri: Uri): boolean {
  return /^[^.#].*\.tf(?:\.json)?$/.test(nameOf(uri));
}

/** Files of values that Terraform takes by itself, in the order of their names; `terraform.tfvars` comes first. */
export function isValuesFile(uri: Uri): boolean {
  return /^terraform\.tfvars(?:\.json)?$|\.auto\.tfvars(?:\.json)?$/.test(nameOf(uri));
}

export function readTerraform(source: SourceText): TerraformFile {
  const isJson = nameOf(source.uri).endsWith('.json');
  const { body, problems } = isJson ? readHclJson(source, LABELS) : readHcl(source);
  const folder = folderOf(source.uri);
  return { source, root: undefined, body, problems, folder, calls: callsIn(folder, body) };
}

/** https://developer.hashicorp.com/terraform/language/modules/sources#local-paths */
function callsIn(home: Uri, { blocks }: Body): readonly Call[] {
  return blocks.flatMap((block) => {
    const source = block.type.value === 'module' ? block.body.attributes.get('source')?.value : undefined;
    if (source?.kind !== 'literal' || !/^\.{1,2}\//.test(source.text)) return [];
    const folder = resolveUri(home, source.text).replace(/\/$/, '');
    return folder === home ? [] : [{ folder, block }];
  });
}

export function isTerraformFile(document: Template): document is TerraformFile {
  return 'body' in document;
}

/** The resources of a type. */
export function resourcesIn({ body }: TerraformFile, type: string): readonly Block[] {
  return body.blocks.filter(
    (block) => block.type.value === 'resource' && block.labels[0]?.value === type && block.labels[1],
  );
}
