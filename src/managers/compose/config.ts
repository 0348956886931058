import { child, entriesOf, isNull, itemsOf, scalarOf } from '../../core/formats/tree';
import type { MappingNode, Node, ScalarNode } from '../../core/formats/tree';
import type { Config, Json } from '../../core/model';
import { inexact } from '../../core/command/place';
import { goText } from './go-scalar';
import { portsOf } from './ports';
import { profilesOf } from './profiles';
import { readCount } from './quantity';
import { asDependencies, asMapping } from './short-forms';
import { composeWords } from './shell-words';
import { readVolume } from './volumes';

/**
 * What `docker compose config --format json` prints of a service, as far as it is about running it. A dollar is
 * doubled there, so that what is printed can be read again; `verbatim` is with `--no-interpolate`.
 */
export function configOf(service: MappingNode, environment: Node | undefined, verbatim: boolean): Config {
  const text = (node: ScalarNode) => (verbatim ? goText(node) : goText(node).replaceAll('$', '$$$$'));
  const plain = (...path: string[]) => {
    const node = scalarOf(child(service, ...path));
    return node && node.value !== null ? text(node) : undefined;
  };
  const count = (...path: string[]) => {
    const node = scalarOf(child(service, ...path));
    return node && node.value !== null ? (readCount(node) ?? text(node)) : undefined;
  };
  const ports = portsOf(service).map(({ ip, published, target, protocol, mode }) =>
    present({
      host_ip: ip || undefined,
      mode: mode || 'ingress',
      protocol,
      published: published || undefined,
      target,
    }),
  );
  const volumes = itemsOf(child(service, 'volumes'))
    .map(readVolume)
    .map(({ type, source, target }) => present({ type, source, target }));
  return present({
    image: plain('image'),
    build: child(service, 'build') ? true : undefined,
    entrypoint: argumentsOf(child(service, 'entrypoint'), text, verbatim),
    command: argumentsOf(child(service, 'command'), text, verbatim),
    container_name: plain('container_name'),
    scale: count('scale'),
    deploy: deployOf(service, count('deploy', 'replicas'), plain),
    restart: plain('restart'),
    network_mode: plain('network_mode'),
    profiles: some(profilesOf(service)),
    depends_on: dependenciesOf(service, text),
    ports: some(ports),
    volumes: some(volumes),
    environment: variablesOf(verbatim ? child(service, 'environment') : environment, text),
  });
}

type Text = (node: ScalarNode) => string;

/** A string is split into words only once its variables are in. */
function argumentsOf(node: Node | undefined, text: Text, verbatim: boolean): Json | undefined {
  if (!node || isNull(node)) return undefined;
  if (node.kind === 'sequence') return node.items.map((item) => (item.kind === 'scalar' ? text(item) : ''));
  if (node.kind !== 'scalar') return undefined;
  if (verbatim) return text(node);
  return composeWords(node.text, inexact(node.at)).map(({ value }) => value.replaceAll('$', '$$$$'));
}

function deployOf(
  service: MappingNode,
  replicas: Json | undefined,
  plain: (...path: string[]) => string | undefined,
): Config | undefined {
  const policy = child(service, 'deploy', 'restart_policy');
  const keys = entriesOf(policy).map(({ key }) => key.text);
  const restart = present(
    Object.fromEntries(keys.map((key) => [key, plain('deploy', 'restart_policy', key)])),
  );
  if (replicas === undefined && !policy) return undefined;
  return present({ replicas, restart_policy: policy ? restart : undefined });
}

/** `depends_on` in its long form, and those that `links`, `volumes_from` and a shared namespace imply. */
function dependenciesOf(service: MappingNode, text: Text): Config | undefined {
  const node = child(service, 'depends_on');
  const declared = entriesOf(node && asDependencies(node)).map(({ key, value }): [string, Config] => {
    const [condition, required] = ['condition', 'required'].map((name) => scalarOf(child(value, name)));
    return [
      key.text,
      { condition: condition ? text(condition) : 'service_started', required: required?.value !== false },
    ];
  });
  return declared.length > 0 ? Object.fromEntries(declared) : undefined;
}

/** A null is a variable that comes from outside, where it is set. */
function variablesOf(node: Node | undefined, text: Text): Config | undefined {
  const entries = entriesOf(node && asMapping(node));
  if (entries.length === 0) return undefined;
  return Object.fromEntries(
    entries.map(({ key, value }): [string, Json] => [
      key.text,
      value.kind === 'scalar' && value.value !== null ? text(value) : null,
    ]),
  );
}

function some<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}

function present(values: Readonly<Record<string, Json | undefined>>): Config {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, Json] => entry[1] !== undefined),
  );
}
