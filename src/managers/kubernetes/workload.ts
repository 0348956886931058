import { containerTraits } from '../../core/command/container-traits';
import { literalOperators } from '../../core/command/habits/literal-operator';
import { commandTraits } from '../../core/command/traits';
import { child, textOf } from '../../core/formats/tree';
import { isBackingImage } from '../../core/image';
import type { ProcessType, Role } from '../../core/model';
import { located } from '../../core/source';
import { configOf } from './config';
import { deliveredBy } from './delivered-by';
import { textsOf } from './document';
import type { KubernetesObject } from './document';
import { oneCopyTraits } from './one-copy';
import { appContainerOf, commandOf, needsOf, podOf, wordRemover } from './pod';
import { quantityOf } from './quantity';

/** The API groups of the kinds that run processes. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  Deployment: ['apps', 'extensions'],
  StatefulSet: ['apps'],
  ReplicaSet: ['apps', 'extensions'],
  DaemonSet: ['apps', 'extensions'],
  ReplicationController: [''],
  Pod: [''],
  Job: ['batch'],
  CronJob: ['batch'],
  Rollout: ['argoproj.io'],
  DeploymentConfig: ['apps.openshift.io', ''],
  Service: ['serving.knative.dev'],
};

/** Kinds that go by the name of another. */
const TERMS: Readonly<Record<string, string>> = { Service: 'Knative Service' };

const NAME_LABELS = ['app.kubernetes.io/component', 'app.kubernetes.io/name', 'app'];

export function isWorkload({ kind, group }: KubernetesObject): boolean {
  return Object.hasOwn(GROUPS, kind) && (GROUPS[kind] ?? []).includes(group);
}

export function processTypeOf(object: KubernetesObject): ProcessType {
  const { kind, name, namespace, key, node } = object;
  const pod = podOf(object);
  const container = appContainerOf(pod, object);
  const image = child(container, 'image');
  const imageText = textOf(image);
  const command = commandOf(container, object);
  const labels = textsOf(child(pod, 'metadata', 'labels'));
  return {
    name: located(name.text, name.at, name.through),
    key,
    alsoNamed: otherNames(object, { ...labels, ...textsOf(child(node, 'metadata', 'labels')) }),
    ...renamed(object),
    ...deliveredBy(object),
    manager: 'kubernetes',
    term: TERMS[kind] ?? kind,
    role: roleOf(kind, imageText),
    quantity: quantityOf(object),
    ...(command ? { command } : {}),
    ...(image && imageText !== undefined ? { image: located(imageText, image.at, image.through) } : {}),
    ...(namespace === undefined ? {} : { namespace }),
    labels,
    needs: needsOf(pod, object),
    traits: [
      ...oneCopyTraits(object, pod),
      ...(command ? commandTraits(command, wordRemover(object)) : []),
      ...(command
        ? containerTraits(command, {
            limited: textOf(child(container, 'resources', 'limits', 'cpu')) !== undefined,
          })
        : []),
      ...(command ? literalOperators(command, child(container, 'command') !== undefined) : []),
    ],
    body: node.at,
    declarations: object.places ?? [name.at],
    config: () => configOf(object),
  };
}

function renamed({ name, formerNames = [] }: KubernetesObject): Pick<ProcessType, 'renamedFrom'> {
  const others = formerNames.filter((former) => former !== name.text);
  return others.length > 0 ? { renamedFrom: others } : {};
}

/** The name before an overlay's prefix, then the recommended labels. */
function otherNames(
  { name, formerNames = [] }: KubernetesObject,
  labels: Readonly<Record<string, string>>,
): readonly string[] {
  const names = [...formerNames, ...NAME_LABELS.flatMap((label) => labels[label] ?? [])];
  return [...new Set(names)].filter((other) => other !== name.text && other !== '');
}

function roleOf(kind: string, image: string | undefined): Role {
  if (kind === 'CronJob') return 'scheduled';
  if (kind === 'Job') return 'one-off';
  return image !== undefined && isBackingImage(image) ? 'backing-service' : 'process';
}
