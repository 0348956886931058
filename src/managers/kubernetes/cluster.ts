import type { Command, Query, Refusal, Result, Target } from '../../core/manager';
import type { Environment } from '../../core/model';

interface Config {
  readonly 'current-context'?: string;
  readonly contexts?:
    readonly { readonly name?: string; readonly context?: { readonly namespace?: string } }[] | null;
}

/** The contexts of the kubeconfig. */
export function contexts({ folder }: Environment): Query<readonly Target[]> {
  return {
    command: { executable: 'kubectl', args: ['config', 'view', '-o', 'json'], cwd: folder },
    read: (result) =>
      readJson<Config, readonly Target[]>(result, (config) =>
        (config.contexts ?? []).flatMap(({ name, context }) =>
          name === undefined
            ? []
            : [
                {
                  ...{ id: name, title: name, remote: true, current: name === config['current-context'] },
                  part: context?.namespace ?? 'default',
                },
              ],
        ),
      ),
  };
}

/** `kubectl get` where an environment's objects are. Without a declared namespace the context's own is asked. */
export function getFrom(
  environment: Environment,
  target: Target | undefined,
  resources: string,
  ...options: readonly string[]
): Command {
  const namespaces = namespacesOf(environment);
  const [only] = namespaces;
  const scope = namespaces.length > 1 ? ['--all-namespaces'] : only === undefined ? [] : ['-n', only];
  const context = target ? ['--context', target.id] : [];
  return {
    executable: 'kubectl',
    args: [...context, 'get', resources, ...scope, ...options],
    cwd: environment.folder,
  };
}

export function namespacesOf({ processTypes }: Environment): readonly (string | undefined)[] {
  return [...new Set(processTypes.map(({ namespace }) => namespace))];
}

/** What is made of a JSON answer of `kubectl`. */
export function readJson<Shape, T>(result: Result, read: (value: Shape) => T): T | Refusal {
  if (result.code !== 0) return { refused: reasonOf(result) };
  try {
    return read(JSON.parse(result.stdout) as Shape);
  } catch {
    return { refused: 'kubectl gave an answer that is no JSON of the expected shape.' };
  }
}

const REASONS: readonly (readonly [RegExp, string])[] = [
  [
    /must be logged in|Unauthorized|token.*expired|expired.*(token|credential|session)/i,
    'the login has expired',
  ],
  [
    /connection to the server .* was refused|Unable to connect to the server|no route to host|i\/o timeout|EOF/i,
    'the cluster does not answer',
  ],
];

/** Why there is no answer, as short as it can be said: the tool repeats itself for each kind that it asks for. */
function reasonOf({ code, stderr }: Result): string {
  const known = REASONS.find(([pattern]) => pattern.test(stderr));
  const [first = ''] = stderr.trim().split('\n');
  return (
    known?.[1] ?? (first.replace(/^(error|Error from server \(\w+\)): /, '') || `kubectl ended with ${code}`)
  );
}
