import type { DocumentOf } from '../../core/formats/compose/document';
import { serviceOf } from '../../core/formats/compose/services';
import type { Service } from '../../core/formats/compose/services';
import { child, scalarOf } from '../../core/formats/tree';
import type { Entry, MappingNode, Node, ScalarNode } from '../../core/formats/tree';
import type { ProcessType } from '../../core/model';
import { readCount } from './quantity';

/** A project after everything that brings its services there: what laws about the whole look at. */
export interface ComposeModel {
  readonly services: readonly ComposeService[];
  /** The same services as process types, in the same order. */
  readonly processTypes: readonly ProcessType[];
  /** Where in that order a name stands. */
  readonly indexOf: ReadonlyMap<string, number>;
  readonly documentOf: DocumentOf;
}

/** A service, with what laws ask of every service at each keystroke. */
export interface ComposeService extends Service {
  readonly scale: Count | undefined;
  readonly replicas: Count | undefined;
  readonly restartPolicy: MappingNode | undefined;
  /** Whether it says what runs. */
  readonly runs: boolean;
}

export interface Count {
  readonly node: ScalarNode;
  /** Undefined where Compose reads none. */
  readonly value: number | undefined;
}

const RUNNABLE = ['image', 'build', 'provider'];

/** The service that an entry declares, if it is one. */
export function composeServiceOf(entry: Entry): readonly ComposeService[] {
  return serviceOf(entry).map((found) => {
    const deploy = child(found.service, 'deploy');
    const policy = child(deploy, 'restart_policy');
    return {
      ...found,
      scale: countOf(child(found.service, 'scale')),
      replicas: countOf(child(deploy, 'replicas')),
      restartPolicy: policy?.kind === 'mapping' ? policy : undefined,
      runs: RUNNABLE.some((key) => found.service.entries.has(key)),
    };
  });
}

function countOf(node: Node | undefined): Count | undefined {
  const scalar = scalarOf(node);
  return scalar && { node: scalar, value: readCount(scalar) };
}
