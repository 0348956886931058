export const USAGE = `Usage:
  formation inspect [DIR] [--format text|json]   what the manifests declare, and what would run
  formation inspect [DIR] -f FILE... [--no-interpolate] [--profile NAME]...
                                                 exactly these files, as one environment
  formation check [DIR] [--format text|json|sarif] [--rule ID]... [--max-warnings N] [--fix]
                  [--baseline FILE | --write-baseline FILE]
                                                 the problems
      --rule ID             only what these rules say
      --max-warnings N      more warnings are as bad as an error
      --fix                 first mends what is safe to mend, and says what it changed
      --write-baseline FILE writes the problems that there are to a file
      --baseline FILE       leaves out those that the file holds
  formation graph [DIR] [--format mermaid|json]  who needs whom; mermaid is fenced, for a README
  formation graph [DIR] --format markdown        a table: process types and what each environment has of them
  formation scale [DIR] TYPE=N [--manager ID] --dry-run
                                                 the commands that would bring TYPE to N processes
  formation scale [DIR] --preset NAME [--manager ID] --dry-run
                                                 the same for all types of a preset of .formation.yaml
  formation --help | --version

DIR is the current folder where it is left out. Nothing is ever run, and nothing changed without --fix.

Exit codes:
  0   done; \`check\` found no error
  1   \`check\` found an error, or more warnings than --max-warnings
  2   what was asked for makes no sense or cannot be done
  70  Formation itself failed
`;
