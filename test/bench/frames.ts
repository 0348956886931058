/** An event of a trace (https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU). */
interface TraceEvent {
  readonly name: string;
  /** Microseconds. */
  readonly ts: number;
}

/** The milliseconds between the frames of a trace; a frame that was dropped makes the time before the next longer. */
export function framesIn(trace: string): readonly number[] {
  const { traceEvents } = JSON.parse(trace) as { readonly traceEvents: readonly TraceEvent[] };
  const drawn = traceEvents
    .filter(({ name }) => name === 'DrawFrame')
    .map(({ ts }) => ts / 1000)
    .sort((a, b) => a - b);
  return drawn.slice(1).map((at, index) => at - (drawn[index] ?? at));
}
