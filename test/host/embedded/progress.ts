/** Says on stderr what is being done, and every ten seconds that it still is. */
export async function step<T>(text: string, work: () => Promise<T>): Promise<T> {
  const start = Date.now();
  const seconds = () => `${Math.round((Date.now() - start) / 1000)} s`;
  say(`${text} ...`);
  const beat = setInterval(() => say(`${text} ... ${seconds()}`), 10_000);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    say(`${text}: ${seconds()}`);
  }
}

export function say(text: string): void {
  process.stderr.write(`[vscode host] ${text}\n`);
}
