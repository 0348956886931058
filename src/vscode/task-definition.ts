/**
 * What tells one task of Formation from another: VS Code gives equal ones the same terminal. In `tasks.json` a task
 * names its `manifest` and what to do there:
 *
 * - `process`: run the type of that name, in a terminal of its own
 * - `formation`: run all types, with the `tool` that is a runner
 * - `scale`: bring `process` to `count`, or all types to `preset`, at `target`
 */
export const PROPERTIES = [
  'task',
  'manifest',
  'process',
  'count',
  'preset',
  'target',
  'tool',
  'manager',
  'session',
] as const;

export type TaskDefinition = { readonly type: 'formation' } & Partial<
  Record<(typeof PROPERTIES)[number], string | number>
>;
