/** How long work may hold up what a person does, in milliseconds. */
const LONGEST = 80;

/** To be awaited between the steps of long work: lets the page answer a person whenever some time has passed. */
export function pauses(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < LONGEST) return;
    await new Promise((done) => setTimeout(done));
    since = performance.now();
  };
}
