/** Programs that are over in a moment, or only show or wait. */
const PASSING = /^(echo|printf|sleep|tail|cat|mkdir|touch|chmod|chown|cp|ln|mv|rm|wait|true|:)$/;

/** True where a program does no work of its own that a manager could keep up. */
export function isPassing(program: string): boolean {
  return PASSING.test(program);
}
