import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** The clone. */
export const root = join(import.meta.dirname, '../..');

/** The TypeScript files below a folder of the clone, as paths with `/`. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .sort();
}

/** A call with its callee as written, and its first argument where that is a string or a constant that is one. */
export interface Call {
  readonly file: string;
  readonly callee: string;
  readonly first: string | undefined;
}

/** Every call below a folder. */
export function callsBelow(folder: string): readonly Call[] {
  return nodesBelow(folder).flatMap(({ file, node }) => {
    if (!ts.isCallExpression(node)) return [];
    const first = node.arguments[0] && stringOf(node.arguments[0]);
    return [{ file, callee: node.expression.getText(), first }];
  });
}

function stringOf(node: ts.Expression): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isIdentifier(node)) return undefined;
  const constants = node
    .getSourceFile()
    .statements.flatMap((statement) =>
      ts.isVariableStatement(statement) ? statement.declarationList.declarations : [],
    );
  const value = constants.find(({ name }) => name.getText() === node.text)?.initializer;
  return value && ts.isStringLiteralLike(value) ? value.text : undefined;
}

/** Every string without parts below a folder. */
export function stringsBelow(folder: string): readonly string[] {
  return nodesBelow(folder).flatMap(({ node }) => (ts.isStringLiteralLike(node) ? [node.text] : []));
}

function nodesBelow(folder: string): { readonly file: string; readonly node: ts.Node }[] {
  return filesBelow(folder).flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    const found: { file: string; node: ts.Node }[] = [];
    const visit = (node: ts.Node) => {
      found.push({ file, node });
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
    return found;
  });
}
