/** What package.json contributes, as README lists it. */
export interface Contributed {
  readonly contributes: {
    readonly commands?: readonly { readonly command: string; readonly title: string }[];
    readonly configuration?: { readonly properties: Readonly<Record<string, unknown>> };
  };
}

const [BEGIN, END] = ['<!-- generated: commands and settings -->', '<!-- end of generated -->'];

/** README with every command and setting between its marks. */
export function withReference(readme: string, { contributes }: Contributed): string {
  const [before = '', rest = ''] = readme.split(BEGIN);
  const [, after = ''] = rest.split(END);
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
  return [before, BEGIN, '\n\n', parts.join('\n\n'), '\n\n', END, after].join('');
}

function descriptionOf(setting: unknown): string {
  if (typeof setting !== 'object' || setting === null) return '';
  const { markdownDescription, description } = setting as Readonly<Record<string, unknown>>;
  return [markdownDescription, description].find((text) => typeof text === 'string') ?? '';
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
