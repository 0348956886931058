import { child } from '../../core/formats/tree';
import type { Entry } from '../../core/formats/tree';
import type { Look, Resolved } from '../../core/manager';
import type { Endpoint } from '../../core/model';
import type { Uri } from '../../core/source';
import { folderOf, nameOf } from '../../core/uri';
import { groupsOf, resourcesOf } from './document';
import type { Template } from './document';
import { ECS_SERVICE, serviceScalers, serviceTypeOf } from './ecs-service';
import { processTypeOf, sizeProblems } from './group';
import { FUNCTION, functionTypeOf } from './serverless';

/** A template is an environment of its own: a stack is made of one. */
export function resolveTemplate(entry: Uri, look: Look<Template>): Resolved {
  const template = look(entry);
  const groups = typeof template === 'object' ? groupsOf(template) : [];
  if (typeof template !== 'object') {
    const nothing = { manager: 'ec2', processTypes: [], autoscalers: [], endpoints: [] };
    return { written: { ...nothing, uri: entry }, problems: [] };
  }
  const services = resourcesOf(template, ECS_SERVICE);
  const processTypes = [
    ...groups.map((group) => processTypeOf(template, group)),
    ...services.map((service) => serviceTypeOf(template, service)),
    ...resourcesOf(template, FUNCTION).map((one) => functionTypeOf(template, one)),
  ];
  const endpoints = services.flatMap(routesTo);
  const shared = { manager: 'ec2', processTypes, autoscalers: serviceScalers(template), endpoints };
  const written = { ...shared, uri: entry };
  const problems = [...template.problems, ...groups.flatMap((group) => sizeProblems(template, group))];
  if (processTypes.length === 0) return { written, problems };
  const name = nameOf(entry);
  const environment = { ...shared, name, group: entry, folder: folderOf(entry), files: [entry] };
  return { written, environment, problems };
}

/** A load balancer leads requests from outside to it. */
function routesTo({ key, value }: Entry): readonly Endpoint[] {
  const balancers = child(value, 'Properties', 'LoadBalancers');
  return balancers ? [{ names: [], leadsTo: [key.text], entry: true, at: balancers.at }] : [];
}
