import { callsBelow } from './sources';

/** Every text that is shown through `vscode.l10n.t`, as the base bundle has it: by itself. */
export function translatable(): Readonly<Record<string, string>> {
  const texts = translations().flatMap(({ first }) => first ?? []);
  return Object.fromEntries([...new Set(texts)].sort().map((text) => [text, text]));
}

/** The calls that ask for a translation. */
export function translations() {
  return callsBelow('src/vscode').filter(({ callee }) => /(^|\.)l10n\.t$/.test(callee));
}
