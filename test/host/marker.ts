/**
 * What a line that the tests print begins with. A VS Code that logs its own doings to the same console is told
 * apart by it, and takes it off again.
 */
export const MARKER = '\u2063';
