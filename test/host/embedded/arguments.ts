import { parseArgs } from 'node:util';

/** What of desktop VS Code's command line the embedded one understands. */
export interface HostArguments {
  readonly workspace: string | undefined;
  readonly extensionDevelopmentPaths: readonly string[];
  readonly extensionDevelopmentKind: string | undefined;
  readonly extensionTestsPath: string | undefined;
  readonly userDataDir: string | undefined;
  readonly extensionsDir: string | undefined;
  readonly trusted: boolean;
}

const text = { type: 'string' } as const;

/** Reads a command line of desktop VS Code; what it does not understand it ignores. */
export function readArguments(args: readonly string[]): HostArguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    options: {
      extensionDevelopmentPath: { type: 'string', multiple: true },
      extensionDevelopmentKind: text,
      extensionTestsPath: text,
      'user-data-dir': text,
      'extensions-dir': text,
      'disable-workspace-trust': { type: 'boolean' },
    },
  });
  const one = (name: keyof typeof values) => {
    const value = values[name];
    return typeof value === 'string' ? value : undefined;
  };
  const paths = values.extensionDevelopmentPath ?? [];
  return {
    workspace: positionals[0],
    extensionDevelopmentPaths: paths.filter((path) => typeof path === 'string'),
    extensionDevelopmentKind: one('extensionDevelopmentKind'),
    extensionTestsPath: one('extensionTestsPath'),
    userDataDir: one('user-data-dir'),
    extensionsDir: one('extensions-dir'),
    trusted: values['disable-workspace-trust'] === true,
  };
}
