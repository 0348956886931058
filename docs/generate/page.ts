import { listings } from '../../src/core/listing';
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

function example(title: string, files: Example): string {
  return `## ${title}\n\n${listings(files)}`;
}
