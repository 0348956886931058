/** Lines within brackets stand deeper than anything around them, as YAML wants it. */
const DEEP = ' '.repeat(20);

/** Makes YAML texts of blocks and flows, with comments, quotes, block scalars and blank lines; always the same ones. */
export class Texts {
  private state = 1;

  /** The text of a mapping. */
  next(): string {
    const text = this.mapping('', 3, '');
    const ends = this.below(6) === 0 ? text.trimEnd() : text;
    return this.below(6) === 0 ? ends.replaceAll('\n', '\r\n') : ends;
  }

  private below(limit: number): number {
    this.state = (this.state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((this.state / 2_147_483_648) * limit);
  }

  private one(...choices: readonly string[]): string {
    return choices[this.below(choices.length)] ?? '';
  }

  private list(part: (index: number) => string): string {
    return Array.from({ length: 1 + this.below(3) }, (_, index) => part(index)).join('');
  }

  private comment(): string {
    return this.one('', '', '', ' # c', ' # a, b: [x');
  }

  private between(index: number, indent: string): string {
    return index > 0 && this.below(5) === 0 ? this.one(`${indent}# c: 1\n`, '\n') : '';
  }

  private mapping(indent: string, depth: number, lead: string): string {
    return this.list((index) => {
      const key = this.one(`k${index}`, `"k${index}"`);
      return `${this.between(index, indent)}${index === 0 ? lead : indent}${key}:${this.value(indent, depth)}`;
    });
  }

  /** What stands behind a key, up to the end of its last line. */
  private value(indent: string, depth: number): string {
    const deeper = `${indent}  `;
    switch (this.below(depth > 0 ? 6 : 3)) {
      case 0:
        return ` ${this.one('1', '"a, b"', "'x'", 'one two', '""', '"#"')}${this.comment()}\n`;
      case 1:
        return ` ${this.flow(2)}${this.comment()}\n`;
      case 2:
        return this.one(
          ` |\n${deeper}a\n${deeper}b\n`,
          ` >-\n${deeper}a\n\n${deeper}b\n`,
          ' &x 5\n',
          ' !t x\n',
          '\n',
        );
      case 3:
        return `${this.comment()}\n${this.sequence(this.one(indent, deeper), depth - 1, undefined)}`;
      default:
        return `${this.comment()}\n${this.mapping(deeper, depth - 1, deeper)}`;
    }
  }

  private sequence(indent: string, depth: number, lead: string | undefined): string {
    const deeper = `${indent}  `;
    return this.list((index) => {
      const dash = `${this.between(index, indent)}${index === 0 ? (lead ?? indent) : indent}- `;
      const kind = this.below(depth > 0 ? 3 : 1);
      if (kind === 0) return `${dash}${this.flow(2)}${this.comment()}\n`;
      return dash + (kind === 1 ? this.mapping(deeper, depth - 1, '') : this.sequence(deeper, depth - 1, ''));
    });
  }

  private flow(depth: number): string {
    const kind = this.below(depth > 0 ? 4 : 2);
    if (kind < 2) return this.one('1', '"a, b"', "'x'", 'foo', '""', '"]"');
    const items = this.list((index) => {
      const comma = index > 0 ? this.one(', ', ', ', ',', `,\n${DEEP}`, ' , ', `, # x\n${DEEP}`) : '';
      return `${comma}${kind === 2 ? '' : `${this.one('k', 'q')}${index}: `}${this.flow(depth - 1)}`;
    });
    const inside = `${this.one('', ' ', `\n${DEEP}`)}${items}${this.one('', ',', ' ', ' , ', `\n${DEEP}`)}`;
    return kind === 2 ? `[${inside}]` : `{${inside}}`;
  }
}
