import type { Example, Law, Rule } from '../../src/core/rule';

/** The page of a rule or a law, of its own documentation. */
export function page(check: Rule | Law): string {
  const { id, severity, docs } = check;
  const kind = 'holdsFor' in check ? `Holds for ${check.holdsFor}` : 'A rule of the process model';
  return [
    `# ${id}\n`,
    `${docs.summary}.\n`,
    `Severity: ${severity}. ${kind}.\n`,
    `${docs.why}\n`,
    example('Instead of', docs.bad),
    example('Write', docs.good),
    `Source: <${docs.source}>\n`,
  ].join('\n');
}

function example(title: string, { beside = [], ...main }: Example): string {
  return `## ${title}\n\n${[...beside, main].map(listing).join('\n')}`;
}

function listing({ file, text }: Example): string {
  const language = /\.(ya?ml|json)$/.exec(file)?.[1]?.replace('yml', 'yaml') ?? 'text';
  return `\`${file}\`:\n\n\`\`\`${language}\n${text}\`\`\`\n`;
}
