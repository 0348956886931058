import { parse } from 'acorn';
import type { Expression, ObjectExpression, Program, Property } from 'acorn';
import { syntaxProblem } from '../problem';
import type { Problem } from '../problem';
import { span } from '../source';
import type { Origin, SourceText, Uri } from '../source';
import type { Entry, MappingNode, Node, ScalarNode, ScalarValue } from './tree';

/** What a JavaScript file exports, as far as it is written out; undefined `root` where it exports nothing that is. */
export interface JsFile {
  readonly source: SourceText;
  readonly root: Node | undefined;
  readonly problems: readonly Problem[];
}

/** More than any settings hold. */
const LARGEST_TEXT = 1_000_000;

/**
 * Reads the value of `module.exports` or `export default` without running anything: literals, objects and lists, and
 * names that stand for such by a `const` of the file. All else is a scalar that is not known.
 */
export function readJsLiteral(source: SourceText): JsFile {
  const { uri, text } = source;
  if (text.length > LARGEST_TEXT) return { source, root: undefined, problems: [] };
  for (const sourceType of ['module', 'script'] as const)
    try {
      const program = parse(text, { ecmaVersion: 'latest', sourceType, allowHashBang: true });
      const exported = exportOf(program);
      const root = exported && new Builder(uri, text, constantsOf(program)).node(exported, 0);
      return { source, root, problems: [] };
    } catch (error) {
      if (sourceType === 'module') continue;
      const at = Math.min(positionOf(error), Math.max(0, text.length - 1));
      const message = error instanceof SyntaxError ? error.message.replace(/ \(\d+:\d+\)$/, '') : 'Not read';
      return {
        source,
        root: undefined,
        problems: [syntaxProblem(`${message}.`, { uri, span: span(at, at + 1) })],
      };
    }
  return { source, root: undefined, problems: [] };
}

function positionOf(error: unknown): number {
  return typeof error === 'object' && error !== null && 'pos' in error && typeof error.pos === 'number'
    ? error.pos
    : 0;
}

function exportOf({ body }: Program): Expression | undefined {
  for (const statement of [...body].reverse()) {
    if (statement.type === 'ExportDefaultDeclaration')
      return isExpression(statement.declaration) ? statement.declaration : undefined;
    if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'AssignmentExpression')
      continue;
    const { left, right } = statement.expression;
    if (left.type !== 'MemberExpression' || left.property.type !== 'Identifier') continue;
    if (left.object.type === 'Identifier' && `${left.object.name}.${left.property.name}` === 'module.exports')
      return right;
  }
  return undefined;
}

function isExpression(node: { readonly type: string }): node is Expression {
  return !/Declaration$/.test(node.type);
}

function constantsOf({ body }: Program): ReadonlyMap<string, Expression> {
  return new Map(
    body.flatMap((statement) =>
      statement.type === 'VariableDeclaration' && statement.kind === 'const'
        ? statement.declarations.flatMap(({ id, init }) =>
            id.type === 'Identifier' && init ? [[id.name, init] as const] : [],
          )
        : [],
    ),
  );
}

/** Constants that name each other go no deeper. */
const DEEPEST = 50;

class Builder {
  constructor(
    private readonly uri: Uri,
    private readonly text: string,
    private readonly constants: ReadonlyMap<string, Expression>,
  ) {}

  node(expression: Expression, depth: number): Node {
    const at = this.at(expression);
    if (depth > DEEPEST) return this.unknown(at);
    switch (expression.type) {
      case 'ObjectExpression':
        return this.mapping(expression, depth);
      case 'ArrayExpression': {
        const items = expression.elements.map((item) =>
          item && item.type !== 'SpreadElement' ? this.node(item, depth + 1) : this.unknown(at),
        );
        return { kind: 'sequence', items, flow: true, at, through: [] };
      }
      case 'Literal':
        return isScalar(expression.value) ? this.scalar(expression.value, at) : this.unknown(at);
      case 'TemplateLiteral': {
        const [only, ...others] = expression.quasis;
        return only && others.length === 0 ? this.scalar(only.value.cooked ?? '', at) : this.unknown(at);
      }
      case 'UnaryExpression': {
        const of = this.node(expression.argument, depth + 1);
        const negative = expression.operator === '-' && of.kind === 'scalar' && typeof of.value === 'number';
        return negative ? this.scalar(-(of.value as number), at) : this.unknown(at);
      }
      case 'Identifier': {
        const constant = this.constants.get(expression.name);
        return constant ? this.node(constant, depth + 1) : this.unknown(at);
      }
      default:
        return this.unknown(at);
    }
  }

  private mapping({ properties, ...node }: ObjectExpression, depth: number): MappingNode {
    const entries = new Map<string, Entry>();
    for (const property of properties) {
      if (property.type !== 'Property') continue;
      const name = nameOf(property);
      if (name === undefined) continue;
      const key = this.scalar(name, this.at(property.key));
      entries.set(name, {
        key,
        value: this.node(property.value, depth + 1),
        at: this.at(property),
        own: true,
      });
    }
    return { kind: 'mapping', entries, flow: true, at: this.at(node), through: [] };
  }

  private scalar(value: ScalarValue, at: Origin): ScalarNode {
    const quote = this.text.charAt(at.span.start);
    const style = quote === "'" ? 'single' : quote === '"' ? 'double' : quote === '`' ? 'block' : 'plain';
    return { kind: 'scalar', value, text: String(value ?? ''), style, known: true, at, through: [] };
  }

  /** What only running it would tell. */
  private unknown(at: Origin): ScalarNode {
    const text = this.text.slice(at.span.start, at.span.end);
    return { kind: 'scalar', value: text, text, style: 'plain', known: false, at, through: [] };
  }

  private at({ start, end }: { readonly start: number; readonly end: number }): Origin {
    return { uri: this.uri, span: span(start, end) };
  }
}

function nameOf({ key, computed }: Property): string | undefined {
  if (computed) return undefined;
  if (key.type === 'Identifier') return key.name;
  return key.type === 'Literal' ? String(key.value) : undefined;
}

function isScalar(value: unknown): value is ScalarValue {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}
