type Service = Readonly<Record<string, unknown>>;

/** The fields that are compared: those that say what runs, how often, and with whom. */
const READERS: Readonly<Record<string, (service: Service) => unknown>> = {
  scale: ({ scale }) => scale,
  image: ({ image }) => image,
  command: ({ command }) => command ?? undefined,
  entrypoint: ({ entrypoint }) => entrypoint ?? undefined,
  depends_on: ({ depends_on }) => dependencies(depends_on),
  profiles: ({ profiles }) => profiles,
  container_name: ({ container_name }) => container_name,
  ports: ({ ports }) => ports && list(ports).map(port),
  restart: ({ restart }) => restart,
  'deploy.replicas': ({ deploy }) => mapping(deploy)['replicas'],
  'deploy.restart_policy': ({ deploy }) => strings(mapping(deploy)['restart_policy']),
  network_mode: ({ network_mode }) => network_mode,
  volumes: ({ volumes }) => names(list(volumes)),
  environment: ({ environment }) => variables(environment),
};

export const FIELDS = Object.keys(READERS);

/** A service with nothing but what is compared, each in one form. */
export function comparable(service: Service): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(READERS).map(([field, read]) => [field, read(service)]));
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

function mapping(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Service) : {};
}

function dependencies(value: unknown): unknown {
  const found = Object.entries(mapping(value)).map(([name, how]) => {
    const { condition, required } = mapping(how);
    return [name, { condition, required: required ?? true }];
  });
  return found.length > 0 ? Object.fromEntries(found) : undefined;
}

function port(value: unknown): unknown {
  if (typeof value !== 'object') return value;
  const { host_ip, published, target, protocol, mode } = mapping(value);
  return { host_ip, published: text(published), target: text(target), protocol, mode };
}

/** The volumes of the project; paths of the machine are not told apart. */
function names(volumes: readonly unknown[]): unknown {
  const named = volumes.map(mapping).filter(({ type }) => type === 'volume');
  return named.map(({ source, target }) => `${text(source) ?? ''}:${text(target)}`);
}

/** A list of `KEY=VALUE` and a mapping say the same. */
function variables(value: unknown): unknown {
  const pairs = Array.isArray(value)
    ? list(value).map((item) => {
        const [, key, written] = /^([^=]*)(?:=([^]*))?$/.exec(String(item)) ?? [];
        return [key, written ?? null];
      })
    : Object.entries(mapping(value)).map(([key, one]) => [key, one === null ? null : text(one)]);
  return pairs.length > 0 ? Object.fromEntries(pairs) : undefined;
}

function strings(value: unknown): unknown {
  const entries = Object.entries(mapping(value)).map(([key, one]) => [key, text(one)]);
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

function text(value: unknown): string | undefined {
  return value === undefined || value === null
    ? undefined
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);
}
