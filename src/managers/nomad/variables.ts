import type { Names } from '../../core/formats/hcl/evaluate';
import type { Body, Expression } from '../../core/formats/hcl/syntax';
import type { SourceText } from '../../core/source';

/**
 * `var.` stands for a variable's default, which a file can be run without; `local.` for what the file says. All other
 * names are worked out on the node where it runs, and stay as they are written.
 */
export function variables({ text }: SourceText, body: Body): Names {
  const defaults = new Map<string, Expression>();
  const locals = new Map<string, Expression>();
  for (const { type, labels, body: inner } of body.blocks) {
    const standard = inner.attributes.get('default');
    if (type.value === 'variable' && labels[0] && standard) defaults.set(labels[0].value, standard.value);
    if (type.value === 'locals') for (const [name, { value }] of inner.attributes) locals.set(name, value);
  }
  return {
    find: (name, attribute = '', evaluation) => {
      const from = name === 'var' ? defaults : name === 'local' ? locals : undefined;
      const expression = from?.get(attribute);
      return expression && evaluation.value(expression);
    },
    kept: ({ span }) => {
      const written = text.slice(span.start, span.end);
      return /^[$%]\{/.test(written) ? written : `\${${written}}`;
    },
  };
}
