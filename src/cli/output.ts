/** Where the command line writes. */
export interface Output {
  out(text: string): void;
  err(text: string): void;
}

export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
