/** The longest line that is told whole, in UTF-16 units; of a longer one, only that there was one. */
const LONGEST = 256 * 1024;

/** Makes lines of the pieces in which a tool's output comes. */
export class Lines {
  private rest = '';
  private skipping = false;

  constructor(private readonly tell: (line: string) => void) {}

  take(text: string): void {
    const lines = (this.rest + text).split('\n');
    this.rest = lines.pop() ?? '';
    for (const line of lines) {
      this.tell(this.skipping || line.length > LONGEST ? '…' : line);
      this.skipping = false;
    }
    if (this.rest.length <= LONGEST) return;
    this.rest = '';
    this.skipping = true;
  }
}
