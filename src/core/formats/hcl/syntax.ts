import type { Problem } from '../../problem';
import type { Located, Origin, SourceText } from '../../source';
import type { ScalarStyle, ScalarValue } from '../tree';

/** A text in HCL (https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md), as written: nothing is worked out. */
export interface HclFile {
  readonly source: SourceText;
  readonly body: Body;
  readonly problems: readonly Problem[];
}

export interface Body {
  readonly attributes: ReadonlyMap<string, Attribute>;
  /** In the order they are written. */
  readonly blocks: readonly Block[];
  /** Between the braces; the whole text for a file. */
  readonly at: Origin;
}

/** `name = value` */
export interface Attribute {
  readonly name: Located<string>;
  readonly value: Expression;
  readonly at: Origin;
}

/** `type "label" "label" { ... }` */
export interface Block {
  readonly type: Located<string>;
  readonly labels: readonly Located<string>[];
  readonly body: Body;
  readonly at: Origin;
}

export type Expression =
  Literal | Template | List | ObjectOf | Name | Access | Call | Choice | Operation | For | Opaque;

interface Written {
  readonly at: Origin;
}

/** A number, a boolean, null, or a text without anything to work out in it. */
export interface Literal extends Written {
  readonly kind: 'literal';
  readonly value: ScalarValue;
  /** The text it stands for: `3`, `true`. */
  readonly text: string;
  readonly style: ScalarStyle;
}

/** `"shop-${var.stage}"`, or a heredoc (style `block`). */
export interface Template extends Written {
  readonly kind: 'template';
  readonly parts: readonly Expression[];
  readonly style: ScalarStyle;
}

export interface List extends Written {
  readonly kind: 'list';
  readonly items: readonly Expression[];
}

export interface ObjectOf extends Written {
  readonly kind: 'object';
  readonly items: readonly ObjectItem[];
}

export interface ObjectItem extends Written {
  readonly key: Expression;
  readonly value: Expression;
}

/** `var`, of `var.count`; the key `image` of an object. */
export interface Name extends Written {
  readonly kind: 'name';
  readonly name: string;
}

/** `of.step`, `of[step]`; without a step `of.*`, `of[*]`. */
export interface Access extends Written {
  readonly kind: 'access';
  readonly of: Expression;
  readonly step: Expression | undefined;
}

export interface Call extends Written {
  readonly kind: 'call';
  readonly name: string;
  readonly args: readonly Expression[];
  /** True where the last argument is a list of arguments: `f(all...)`. */
  readonly spread: boolean;
}

/** `test ? yes : no` */
export interface Choice extends Written {
  readonly kind: 'choice';
  readonly test: Expression;
  readonly yes: Expression;
  readonly no: Expression;
}

/** `left + right`; `!right` and `-right` without a left. */
export interface Operation extends Written {
  readonly kind: 'operation';
  readonly operator: string;
  readonly left: Expression | undefined;
  readonly right: Expression;
}

/** `[for value in of : result if test]`, `{for name, value in of : key => result...}` */
export interface For extends Written {
  readonly kind: 'for';
  readonly name: string | undefined;
  readonly value: string;
  readonly of: Expression;
  readonly key: Expression | undefined;
  readonly result: Expression;
  readonly test: Expression | undefined;
  readonly grouped: boolean;
}

/** What is broken, or is worked out by what is not read here: `%{ if }`. */
export interface Opaque extends Written {
  readonly kind: 'opaque';
}
