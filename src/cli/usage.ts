export const USAGE = `Usage:
  formation inspect [DIR] [--format text|json]   what the manifests declare, and what would run
  formation inspect [DIR] -f FILE... [--no-interpolate] [--profile NAME]...
                                                 exactly these files, as one environment
  formation check [DIR] [--format text|json]     the problems; exit code 1 where there are errors
  formation graph [DIR] [--format mermaid|json]  who needs whom
  formation scale [DIR] TYPE=N [--manager ID] --dry-run
                                                 the commands that would bring TYPE to N processes
  formation --help

DIR is the current folder where it is left out. Nothing is ever run or changed.
`;
