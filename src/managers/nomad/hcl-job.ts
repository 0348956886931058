import { Evaluation } from '../../core/formats/hcl/evaluate';
import { readHcl } from '../../core/formats/hcl/read';
import type { Block, Body } from '../../core/formats/hcl/syntax';
import { booleanOf, mappingOf, scalar } from '../../core/formats/hcl/values';
import { child, scalarOf, textOf } from '../../core/formats/tree';
import type { Entry, Node } from '../../core/formats/tree';
import { located } from '../../core/source';
import type { Located, SourceText } from '../../core/source';
import type { Group, Job, JobFile, Service, StaticPort, Task } from './job';
import { variables } from './variables';

/**
 * Reads a job specification. What HCL 1 took is taken too, as `nomad job run -hcl1` does: such files look just the same
 * otherwise.
 */
export function readHclJob(source: SourceText): JobFile {
  const { body, problems } = readHcl(source, { lenient: true });
  const block = body.blocks.find(({ type }) => type.value === 'job');
  const reader = new Reader(new Evaluation(variables(source, body)));
  return { source, job: block && reader.job(block), problems };
}

class Reader {
  constructor(private readonly evaluation: Evaluation) {}

  job({ type, labels, body }: Block): Job {
    const kind = this.value(body, 'type');
    return {
      id: labels[0] ?? located('', type.at),
      type: kind ? textOf(kind) : 'service',
      typeAt: scalarOf(kind),
      namespace: textOf(this.value(body, 'namespace')),
      region: textOf(this.value(body, 'region')),
      periodic: this.isOn(body, 'periodic')?.at,
      parameterized: blocksOf(body, 'parameterized').length > 0,
      apart: this.isApart(body),
      groups: [
        ...blocksOf(body, 'group').map((group) => this.group(group)),
        // A task by itself is a group of its name.
        ...blocksOf(body, 'task').map((task) => this.lone(task)),
      ],
      body,
    };
  }

  private group(block: Block): Group {
    const { body } = block;
    const [scaling] = blocksOf(body, 'scaling');
    return {
      ...this.shell(block),
      count: this.value(body, 'count'),
      countAt: body.attributes.get('count')?.at,
      scaling: scaling && {
        min: this.value(scaling.body, 'min'),
        max: this.value(scaling.body, 'max'),
        at: scaling.at,
      },
      tasks: blocksOf(body, 'task').map((task) => this.task(task)),
      ports: [body, ...blocksOf(body, 'task').flatMap(resourcesOf)].flatMap((home) => this.ports(home)),
      services: [body, ...blocksOf(body, 'task').map((task) => task.body)].flatMap((home) =>
        this.services(home),
      ),
      apart: this.isApart(body),
      body,
    };
  }

  /** Each allocation on a client of its own. */
  private isApart(body: Body): boolean {
    return blocksOf(body, 'constraint').some(
      (constraint) =>
        booleanOf(this.value(constraint.body, 'distinct_hosts')) === true ||
        (textOf(this.value(constraint.body, 'operator')) === 'distinct_hosts' &&
          booleanOf(this.value(constraint.body, 'value')) !== false),
    );
  }

  private lone(block: Block): Group {
    return {
      ...this.shell(block),
      count: undefined,
      countAt: undefined,
      scaling: undefined,
      tasks: [this.task(block)],
      ports: resourcesOf(block).flatMap((home) => this.ports(home)),
      services: this.services(block.body),
      apart: false,
      body: undefined,
    };
  }

  private shell({ type, labels, body, at }: Block): Pick<Group, 'name' | 'reschedule' | 'restart' | 'at'> {
    return {
      name: labels[0] ?? located('', type.at),
      reschedule: this.part(body, 'reschedule'),
      restart: this.part(body, 'restart'),
      at,
    };
  }

  private task({ type, labels, body }: Block): Task {
    return {
      name: labels[0] ?? located('', type.at),
      driver: textOf(this.value(body, 'driver')),
      config: this.part(body, 'config'),
      leader: booleanOf(this.value(body, 'leader')) === true,
      hook: textOf(child(this.part(body, 'lifecycle'), 'hook')),
      restart: this.part(body, 'restart'),
    };
  }

  private ports(home: Body): readonly StaticPort[] {
    return blocksOf(home, 'network').flatMap((network) =>
      blocksOf(network.body, 'port').flatMap(({ body }) => {
        const value = scalarOf(this.value(body, 'static'));
        return value ? [{ value, argument: body.attributes.get('static')?.at }] : [];
      }),
    );
  }

  private services(home: Body): readonly Service[] {
    return blocksOf(home, 'service').map(({ body, at }) => ({
      name: textOf(this.value(body, 'name')),
      upstreams: below(body, ['connect', 'sidecar_service', 'proxy', 'upstreams']).flatMap((upstream) =>
        this.located(this.value(upstream, 'destination_name')),
      ),
      at,
    }));
  }

  private located(node: Node | undefined): readonly Located<string>[] {
    const text = textOf(node);
    return text === undefined || !node ? [] : [located(text, node.at, node.through)];
  }

  private isOn(body: Body, name: string): Block | undefined {
    return blocksOf(body, name).find((block) => booleanOf(this.value(block.body, 'enabled')) !== false);
  }

  private value(body: Body, name: string): Node | undefined {
    const attribute = body.attributes.get(name);
    return attribute && this.evaluation.value(attribute.value);
  }

  /** A block as a mapping, or the object that an older file gives it. */
  private part(body: Body, name: string): Node | undefined {
    const [block] = blocksOf(body, name);
    if (!block) return this.value(body, name);
    const entries = [...block.body.attributes.values()].map((attribute): Entry => ({
      key: scalar(attribute.name.value, attribute.name.at),
      value: this.evaluation.value(attribute.value),
      at: attribute.at,
      own: true,
    }));
    return { ...mappingOf(entries, block.body.at), flow: false };
  }
}

function blocksOf({ blocks }: Body, name: string): readonly Block[] {
  return blocks.filter(({ type }) => type.value === name);
}

/** The ports of a task stood in its resources before its group had them. */
function resourcesOf({ body }: Block): readonly Body[] {
  return blocksOf(body, 'resources').map((resources) => resources.body);
}

function below(body: Body, path: readonly string[]): readonly Body[] {
  return path.reduce<readonly Body[]>(
    (bodies, name) => bodies.flatMap((one) => blocksOf(one, name).map((block) => block.body)),
    [body],
  );
}
