/** What tells one task of Formation from another: VS Code gives equal ones the same terminal. */
export const PROPERTIES = ['task', 'manager', 'session', 'tool'] as const;

export type TaskDefinition = Partial<Record<(typeof PROPERTIES)[number], string>>;
