import type { Body } from '../../core/formats/hcl/syntax';
import type { Node, ScalarNode } from '../../core/formats/tree';
import type { Problem } from '../../core/problem';
import type { Located, Origin, SourceText } from '../../core/source';

/** A file that may declare a job, be it HCL or the JSON of the API. */
export interface JobFile {
  readonly source: SourceText;
  readonly job: Job | undefined;
  readonly problems: readonly Problem[];
}

/** https://developer.hashicorp.com/nomad/docs/job-specification/job */
export interface Job {
  readonly id: Located<string>;
  /** `service` where the file says nothing; undefined where nobody knows. */
  readonly type: string | undefined;
  /** Where the type is written. */
  readonly typeAt: ScalarNode | undefined;
  readonly namespace: string | undefined;
  readonly region: string | undefined;
  /** Where it says that it is started by the clock. */
  readonly periodic: Origin | undefined;
  /** True where each dispatch starts one. */
  readonly parameterized: boolean;
  /** True where each allocation must be on a client of its own. */
  readonly apart: boolean;
  readonly groups: readonly Group[];
  /** Where an argument can be added; absent for JSON. */
  readonly body: Body | undefined;
}

/** https://developer.hashicorp.com/nomad/docs/job-specification/group */
export interface Group {
  readonly name: Located<string>;
  readonly count: Node | undefined;
  /** From `count` to its value. */
  readonly countAt: Origin | undefined;
  readonly scaling: Scaling | undefined;
  readonly tasks: readonly Task[];
  readonly ports: readonly StaticPort[];
  readonly services: readonly Service[];
  readonly reschedule: Node | undefined;
  readonly restart: Node | undefined;
  readonly apart: boolean;
  readonly at: Origin;
  readonly body: Body | undefined;
}

/** https://developer.hashicorp.com/nomad/docs/job-specification/scaling */
export interface Scaling {
  readonly min: Node | undefined;
  readonly max: Node | undefined;
  readonly at: Origin;
}

/** https://developer.hashicorp.com/nomad/docs/job-specification/task */
export interface Task {
  readonly name: Located<string>;
  readonly driver: string | undefined;
  /** What the driver is told, `image`, `command` and `args` among it. */
  readonly config: Node | undefined;
  readonly leader: boolean;
  /** `prestart`, `poststart`, `poststop`; undefined for what the group is there for. */
  readonly hook: string | undefined;
  readonly restart: Node | undefined;
}

export interface StaticPort {
  readonly value: ScalarNode;
  /** What would leave the port to Nomad if it were not there; absent for JSON. */
  readonly argument: Origin | undefined;
}

/** https://developer.hashicorp.com/nomad/docs/job-specification/service */
export interface Service {
  readonly name: string | undefined;
  /** The services that its proxy leads to. */
  readonly upstreams: readonly Located<string>[];
  readonly at: Origin;
}
