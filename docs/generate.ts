/** Writes docs/rules/<id>.md from the documentation of each rule and law: `npx tsx docs/generate.ts`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import type { Example, Law, Rule } from '../src/core/rule';
import { laws as compose } from '../src/managers/compose/laws/index';
import { laws as procfile } from '../src/managers/procfile/laws/index';
import { rules } from '../src/rules/index';

const folder = join(import.meta.dirname, 'rules');

type Page = Pick<Rule, 'id' | 'severity' | 'docs'> & Partial<Pick<Law, 'holdsFor'>>;

function example(title: string, { file, text }: Example): string {
  const language = /\.ya?ml$/.test(file) ? 'yaml' : 'text';
  return `## ${title}\n\n\`${file}\`:\n\n\`\`\`${language}\n${text}\`\`\`\n`;
}

function page({ id, severity, docs, holdsFor }: Page): string {
  const kind = holdsFor === undefined ? 'A rule of the process model' : `Holds for ${holdsFor}`;
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

async function generate(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const check of [...rules, ...procfile, ...compose]) {
    const file = join(folder, `${check.id}.md`);
    writeFileSync(file, await format(page(check), { ...(await resolveConfig(file)), filepath: file }));
  }
}

void generate();
