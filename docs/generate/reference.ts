/** What package.json contributes, as README lists it. */
export interface Contributed {
  readonly contributes: {
    readonly commands?: readonly { readonly command: string; readonly title: string }[];
    readonly configuration?: { readonly properties: Readonly<Record<string, unknown>> };
  };
}

/** README with other text between the marks of a part. */
export function withPart(readme: string, name: string, text: string): string {
  const [begin, end] = [`<!-- generated: ${name} -->`, '<!-- end of generated -->'];
  const start = readme.indexOf(begin);
  if (start < 0) throw new Error(`README has no part "${name}".`);
  return `${readme.slice(0, start)}${begin}\n\n${text}\n\n${readme.slice(readme.indexOf(end, start))}`;
}

/** README with every command and setting between its marks. */
export function withReference(readme: string, { contributes }: Contributed): string {
  const commands = (contributes.commands ?? []).map(
    ({ command, title }) => `| \`Formation: ${title}\` | \`${command}\` |`,
  );
  const settings = Object.entries(contributes.configuration?.properties ?? {}).map(
    ([name, value]) => `| \`${name}\` | ${cell(descriptionOf(value))} |`,
  );
  const parts = [
    ['| Command | Id |', '| --- | --- |', ...commands].join('\n'),
    ['| Setting | What it says |', '| --- | --- |', ...settings].join('\n'),
  ];
  return withPart(readme, 'commands and settings', parts.join('\n\n'));
}

function descriptionOf(setting: unknown): string {
  if (typeof setting !== 'object' || setting === null) return '';
  const { markdownDescription, description } = setting as Readonly<Record<string, unknown>>;
  return [markdownDescription, description].find((text) => typeof text === 'string') ?? '';
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
