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

/** A call with its callee as written, and the text of its first argument where that is a string. */
export interface Call {
  readonly file: string;
  readonly callee: string;
  readonly first: string | undefined;
}

/** Every call below a folder. */
export function callsBelow(folder: string): readonly Call[] {
  return nodesBelow(folder).flatMap(({ file, node }) => {
    if (!ts.isCallExpression(node)) return [];
    const [argument] = node.arguments;
    const first = argument && ts.isStringLiteralLike(argument) ? argument.text : undefined;
    return [{ file, callee: node.expression.getText(), first }];
  });
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
