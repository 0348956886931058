import { join } from 'node:path';
import ts from 'typescript';
import { root } from '../../docs/generate/sources';

/**
 * What a type of the package `@types/sarif` refuses of a value: what is missing, too much, or none of the words that
 * there are. Its types are made from the official JSON schema.
 */
export function refusedBySarif(value: unknown): readonly string[] {
  const name = join(root, 'test/cli/log.ts');
  const text = `import type { Log } from 'sarif';\nexport const log: Log = ${JSON.stringify(value)};\n`;
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    target: ts.ScriptTarget.ES2022,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (file) => file === name || fileExists(file);
  host.getSourceFile = (file, version, ...rest) =>
    file === name ? ts.createSourceFile(file, text, version) : getSourceFile(file, version, ...rest);
  const program = ts.createProgram([name], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}
