import tseslint from 'typescript-eslint';

/** What each floor may not import: imports only run down, from `vscode` and `cli` to `core`. */
const forbid = (files, ...groups) => ({
  files,
  rules: {
    'no-restricted-imports': ['error', { patterns: groups.map(([regex, message]) => ({ regex, message })) }],
  },
});

const host = ['^(vscode$|node:)', 'Pure floors know no host: neither vscode nor node.'];
const up = (...floors) => [`/(${floors.join('|')})/`, `Imports only run down: not to ${floors.join(', ')}.`];

export default tseslint.config(
  { ignores: ['dist', 'out', 'node_modules', 'test/fixtures', 'test/samples'] },
  ...tseslint.configs.strict,
  {
    files: ['**/*.ts'],
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
  forbid(['src/core/**'], host, up('managers', 'rules', 'workspace', 'vscode', 'cli', 'webview')),
  forbid(['src/managers/**'], host, up('rules', 'workspace', 'vscode', 'cli', 'webview')),
  forbid(['src/rules/**'], host, up('managers', 'workspace', 'vscode', 'cli', 'webview')),
  forbid(['src/workspace/**'], host, up('vscode', 'cli', 'webview')),
  forbid(['src/webview/**'], host, up('core', 'managers', 'rules', 'workspace', 'vscode', 'cli')),
  forbid(['src/cli/**'], ['^vscode$', 'The command line runs without VS Code.'], up('vscode', 'webview')),
);
