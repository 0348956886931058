import type { Recognition } from '../../core/manager';
import type { SourceText } from '../../core/source';
import { nameOf } from '../../core/uri';

const JOB = /^[ \t]*"?job"?[ \t]+(?:"[^"\n]*"|[\w-]+)[ \t\r\n]*\{/m;
const GROUP = /^[ \t]*"?(?:group|task)"?[ \t]+"/m;

/** Names that only files for Nomad have among those beside them. */
export function mayBeJob(name: string): boolean {
  return /\.(nomad|hcl)$/.test(name) || /\.nomad\.json$/.test(name);
}

/** A job by what it says: HCL is many a tool's, and JSON everybody's. */
export function recognise({ uri, text }: SourceText): Recognition {
  if (nameOf(uri).endsWith('.json')) return /"TaskGroups"\s*:\s*\[/.test(text) ? 'yes' : 'no';
  if (!JOB.test(text) || !GROUP.test(text)) return 'no';
  const template = templateOf(text);
  return template === undefined ? 'yes' : { lookAlike: template };
}

/**
 * Jobs hold texts full of `{{ }}` that the client works out; what stands outside of texts is for a tool that makes the
 * job first.
 */
function templateOf(text: string): string | undefined {
  const outside = text.replace(/<<-?([\w-]+)[ \t]*\r?\n[^]*?\n[ \t]*\1(?=\s)/g, '');
  if (
    /\[\[-?\s*(?:\.|\/\*|\$|(?:var|meta|if|range|with|template|end|env|else|define|include)\b)/.test(outside)
  )
    return 'Levant or Nomad Pack template';
  const bare = outside.replace(/"(?:[^"\\\n]|\\.)*"/g, '""');
  if (/^[ \t]*\{%|\{%-?\s*(?:if|for|set|include)\b/m.test(bare)) return 'Jinja template';
  return /=[ \t]*\{\{|^[ \t]*\{\{/m.test(bare) ? 'template' : undefined;
}
