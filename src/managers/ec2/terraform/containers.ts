import { readTemplate } from '../../../core/formats/hcl/read';
import type { Expression } from '../../../core/formats/hcl/syntax';
import { booleanOf, unknown } from '../../../core/formats/hcl/values';
import { mapTree } from '../../../core/formats/tree';
import type { Node } from '../../../core/formats/tree';
import { readYaml } from '../../../core/formats/yaml/read';
import { span } from '../../../core/source';
import type { SourceText, Span } from '../../../core/source';
import type { Module, Own } from './module';

/** Names that lead to names lead no further. */
const FURTHEST = 10;

/**
 * The container definitions of a task, which are JSON: made by `jsonencode`, written as a text, or in a file beside the
 * module, with what is worked out in them.
 */
export function definitionsOf(
  module: Module,
  expression: Expression | undefined,
  own: Own,
  hops = 0,
): Node | undefined {
  if (!expression || hops > FURTHEST) return undefined;
  if (expression.kind === 'literal' || expression.kind === 'template') {
    const source = module.text(expression.at.uri);
    return source && jsonIn(source, contentOf(source, expression.at.span), module, own);
  }
  if (expression.kind === 'choice') {
    const test = booleanOf(module.worked(expression.test, own));
    if (test === undefined) return undefined;
    return definitionsOf(module, test ? expression.yes : expression.no, own, hops + 1);
  }
  if (expression.kind === 'access' && expression.of.kind === 'name' && expression.of.name === 'local')
    if (expression.step?.kind === 'literal') {
      const next = definitionsOf(module, module.local(expression.step.text), own, hops + 1);
      if (next) return next;
    }
  if (expression.kind === 'call' && /^(?:file|templatefile)$/.test(expression.name))
    return fromFile(module, expression.args, own);
  return module.worked(expression, own);
}

function fromFile(module: Module, [path, values]: readonly Expression[], own: Own): Node | undefined {
  const name = path && module.worked(path, own);
  if (name?.kind !== 'scalar' || !name.known) return undefined;
  const source = module.text(module.at(name.text));
  if (!source) return undefined;
  const given = values && module.worked(values, own);
  const names =
    given?.kind === 'mapping' ? [...given.entries].map(([key, entry]) => [key, entry.value] as const) : [];
  return jsonIn(source, span(0, source.text.length), module, new Map(names));
}

/** A heredoc's lines between its marks; what is in quotes is not looked into, for JSON is full of quotes. */
function contentOf({ text }: SourceText, { start, end }: Span): Span | undefined {
  if (!text.startsWith('<<', start)) return undefined;
  const first = text.indexOf('\n', start) + 1;
  const last = text.lastIndexOf('\n', end - 1) + 1;
  return first > 0 && last >= first ? span(first, last) : undefined;
}

/** In quotes `${}` is read on its own; elsewhere something that JSON knows takes its place. */
const WORKED_OUT = /"(?:\$\{[^}\n]*\}|[^"\\\n]|\\.)*"|\$\{[^}\n]*\}/g;

function jsonIn(source: SourceText, content: Span | undefined, module: Module, own: Own): Node | undefined {
  if (!content) return undefined;
  const before = source.text.slice(0, content.start).replace(/[^\r\n]/g, ' ');
  const inner = source.text
    .slice(content.start, content.end)
    .replace(WORKED_OUT, (found) => (found.startsWith('"') ? found : 'null'.padEnd(found.length)));
  const { roots, problems } = readYaml({ ...source, text: before + inner });
  const [root] = roots;
  if (!root || problems.length > 0) return undefined;
  return mapTree(root, (node) => {
    if (node.kind !== 'scalar' || !/[$%]\{/.test(source.text.slice(node.at.span.start, node.at.span.end)))
      return node;
    const template = readTemplate(source, node.at.span);
    return template ? module.worked(template, own) : unknown(node.at);
  });
}
