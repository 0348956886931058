import { describeQuantity } from '../../../src/core/quantity';
import { serviceOver } from '../../workspace/memory';

/** A service of ECS with arguments of one's own. */
export const SERVICE = (label: string, more = '', name = label) =>
  `resource "aws_ecs_service" "${label}" {\n  name = "${name}"\n  cluster = "shop"\n${more}}\n`;

/** An Auto Scaling group between two sizes. */
export const GROUP = (label: string, more = '') =>
  `resource "aws_autoscaling_group" "${label}" {\n  name = "${label}-group"\n  min_size = 1\n  max_size = 6\n${more}}\n`;

export const VARIABLE = (name: string, standard?: string) =>
  `variable "${name}" {${standard === undefined ? '' : `\n  default = ${standard}\n`}}\n`;

/** Application Auto Scaling of a service. */
export const TARGET = (resource: string, more = '') =>
  `resource "aws_appautoscaling_target" "web" {\n  service_namespace = "ecs"\n  scalable_dimension = "ecs:service:DesiredCount"\n  resource_id = ${resource}\n  min_capacity = 2\n  max_capacity = 9\n${more}}\n`;

export async function typesOf(files: Readonly<Record<string, string>>) {
  const { service } = await serviceOver({ ...files });
  return service.snapshot.formations.flatMap(({ members }) =>
    members.flatMap(({ declarations }) => declarations.map(({ processType }) => processType)),
  );
}

/** What is declared of each process type, by its name. */
export const quantities = async (files: Readonly<Record<string, string>> | string) =>
  (await typesOf(typeof files === 'string' ? { 'main.tf': files } : files)).map(
    ({ name, quantity }) => `${name.value} ${describeQuantity(quantity)}`,
  );
