import { defineRule } from '../core/rule';

const service = (more: string) =>
  `apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec:\n  selector: { app: web }\n${more}  ports: [{ port: 80 }]\n`;

/** A caller that is always sent to the same process finds there what no other process has. */
export const stickySessions = defineRule({
  id: 'sticky-sessions',
  severity: 'info',
  docs: {
    summary: 'Callers are kept to one process',
    why: 'Processes share nothing: any of them can answer any request, so that one more takes load off all others, and one less loses nothing. Where callers are kept to one pod, new pods get no part of those that are there, and a pod that goes takes their sessions with it. Keep sessions in a backing service that expires them.',
    bad: { file: 'web.yaml', text: service('  sessionAffinity: ClientIP\n') },
    good: { file: 'web.yaml', text: service('') },
    source: 'https://12factor.net/processes',
  },
  check: {
    formation({ environments }, report) {
      for (const { endpoints } of environments)
        for (const { sticky } of endpoints)
          if (sticky)
            report({
              at: sticky.at,
              message: `${sticky.value} keeps each caller to one process: a new one takes no load off it, and one that goes takes its sessions with it.`,
              data: undefined,
            });
    },
  },
});
