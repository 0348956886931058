import type { Example } from './rule';

/** The files of an example in Markdown, each under its name in fenced code. */
export function listings({ beside = [], ...main }: Example): string {
  return [...beside, main].map(listing).join('\n');
}

function listing({ file, text }: Example): string {
  const language = /\.(ya?ml|json)$/.exec(file)?.[1]?.replace('yml', 'yaml') ?? 'text';
  return `\`${file}\`:\n\n\`\`\`${language}\n${text}\`\`\`\n`;
}
