import { child, entriesOf, isNull, itemsOf, scalarOf } from '../../core/formats/tree';
import type { MappingNode, Node, ScalarNode } from '../../core/formats/tree';
import type { Config, Json } from '../../core/model';
import { inexact } from '../../core/command/place';
import { goDuration } from './go-duration';
import { goText } from './go-scalar';
import { dependencies } from '../../core/formats/compose/needs';
import { isPort, portKey, portsOf, readPort } from '../../core/formats/compose/ports';
import type { Port } from '../../core/formats/compose/ports';
import { profilesOf } from './profiles';
import { readCount } from './quantity';
import { asMapping } from '../../core/formats/compose/short-forms';
import { composeWords } from '../../core/formats/compose/shell-words';
import { volumesOf } from './volumes';
import { lastOfEach } from '../../core/last-of-each';

/**
 * What `docker compose config --format json` prints of a service, as far as it is about running it. A dollar is
 * doubled there, so that what is printed can be read again; `verbatim` is with `--no-interpolate`.
 */
export function configOf(service: MappingNode, environment: Node | undefined, verbatim: boolean): Config {
  const text = (node: ScalarNode) => (verbatim ? goText(node) : goText(node).replaceAll('$', '$$$$'));
  const plain = (...path: string[]) => {
    const node = scalarOf(child(service, ...path));
    return node && node.value !== null && (verbatim || node.text !== '') ? text(node) : undefined;
  };
  const count = (...path: string[]) => {
    const node = scalarOf(child(service, ...path));
    if (!node || node.value === null) return undefined;
    if (verbatim) return typeof node.value === 'number' ? node.value : text(node);
    return readCount(node) ?? text(node);
  };
  const list = <T>(key: string, items: readonly T[]) =>
    items.length > 0 || (verbatim && child(service, key)?.kind === 'sequence') ? items : undefined;
  const volumes = volumesOf(service).map(({ type, source, target }) => present({ type, source, target }));
  return present({
    image: plain('image'),
    build: child(service, 'build') ? true : undefined,
    entrypoint: argumentsOf(child(service, 'entrypoint'), text, verbatim),
    command: argumentsOf(child(service, 'command'), text, verbatim),
    container_name: plain('container_name'),
    scale: count('scale'),
    deploy: deployOf(service, replicasOf(service, count, verbatim), plain, verbatim),
    restart: plain('restart'),
    network_mode: plain('network_mode'),
    profiles: list('profiles', profilesOf(service)),
    depends_on: dependenciesOf(service, text),
    ports: list('ports', portsIn(service, text)),
    volumes: list('volumes', volumes),
    environment: variablesOf(verbatim ? child(service, 'environment') : environment, text),
  });
}

type Text = (node: ScalarNode) => string;

/** In the long form; as they are written where one of them, or of those that `extends` brings from another file, is none until its variables are in. */
function portsIn(service: MappingNode, text: Text): readonly Json[] {
  const written = itemsOf(child(service, 'ports'));
  const long = ({ ip, published, target, protocol, mode }: Port) =>
    present({
      host_ip: ip || undefined,
      mode: mode || 'ingress',
      protocol,
      published: published || undefined,
      target,
    });
  if (written.every(isPort)) return portsOf(service).map(long);
  const brought = written.filter(isBrought);
  const isLong = (item: Node) => item.kind !== 'scalar' || (isBrought(item) && brought.every(isPort));
  return lastOfEach(written, portKey).flatMap((item): readonly Json[] => {
    if (isLong(item)) return readPort(item).map(long);
    return item.kind === 'scalar' ? [typeof item.value === 'number' ? item.value : text(item)] : [];
  });
}

const isBrought = ({ at, through }: Node) =>
  through.some((passage) => passage.via === 'extends' && passage.at.uri !== at.uri);

/** A string is split into words only once its variables are in. */
function argumentsOf(node: Node | undefined, text: Text, verbatim: boolean): Json | undefined {
  if (!node || isNull(node)) return undefined;
  if (node.kind === 'sequence' && (node.items.length > 0 || !verbatim))
    return node.items.map((item) => (item.kind === 'scalar' ? text(item) : ''));
  if (node.kind !== 'scalar') return undefined;
  if (verbatim) return text(node);
  return composeWords(node.text, inexact(node.at)).map(({ value }) => value.replaceAll('$', '$$$$'));
}

/** Where there is a `deploy`, its count is that of `scale` (compose-go `checkConsistency`). */
function replicasOf(
  service: MappingNode,
  count: (...path: string[]) => Json | undefined,
  verbatim: boolean,
): Json | undefined {
  const scaled = !verbatim && child(service, 'deploy')?.kind === 'mapping' ? count('scale') : undefined;
  return scaled ?? count('deploy', 'replicas');
}

function deployOf(
  service: MappingNode,
  replicas: Json | undefined,
  plain: (...path: string[]) => string | undefined,
  verbatim: boolean,
): Config | undefined {
  const duration = (text: string | undefined) => (text === undefined || verbatim ? text : goDuration(text));
  const policy = child(service, 'deploy', 'restart_policy');
  const keys = entriesOf(policy).map(({ key }) => key.text);
  const restart = present(
    Object.fromEntries(keys.map((key) => [key, duration(plain('deploy', 'restart_policy', key))])),
  );
  if (replicas === undefined && !policy) return undefined;
  return present({ replicas, restart_policy: policy ? restart : undefined });
}

/** `depends_on` in its long form, and those that are implied. */
function dependenciesOf(service: MappingNode, text: Text): Config | undefined {
  const written = child(service, 'depends_on');
  const found = dependencies(service).map(({ on, optional = false }): [string, Config] => {
    const condition = scalarOf(child(written, on, 'condition'));
    return [on, { condition: condition ? text(condition) : 'service_started', required: !optional }];
  });
  return found.length > 0 ? Object.fromEntries(found) : undefined;
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

function present(values: Readonly<Record<string, Json | undefined>>): Config {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, Json] => entry[1] !== undefined),
  );
}
