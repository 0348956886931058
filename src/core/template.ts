import type { SourceText } from './source';

/**
 * The engine of a template that only becomes a manifest when it is rendered; undefined for a text that is none.
 * A manifest may hold `{{ }}` inside a quoted string or a comment (Go formats of `docker`, Traefik rules):
 * only an action where a node must stand, or a control line, makes it a template.
 */
export function templateOf({ uri, text }: SourceText): string | undefined {
  if (!text.includes('{{') && !text.includes('{%')) return undefined;
  if (/^[ \t]*\{%-?\s*\w+/m.test(text) || /^[ \t]*[^#\s].*\{%-?\s*(if|for|set|include)\b/m.test(text))
    return 'Jinja template';
  const action = /^[ \t]*(?:-[ \t]+)?(?:[\w.\/"'-]+:[ \t]+)?\{\{/m.test(text);
  const control = /^[ \t]*\{\{-?\s*(if|range|with|end|else|define|include|template|block)\b/m.test(text);
  const helm = /\{\{-?[^}]*(\.Values\b|\.Release\b|\.Chart\b|include\s+")/.test(text);
  if (helm || (control && uri.includes('/templates/'))) return 'Helm template';
  if (control) return 'Go template';
  return action ? 'template' : undefined;
}
