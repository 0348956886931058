import type { Recognition } from '../../core/manager';
import type { SourceText } from '../../core/source';
import { templateOf } from '../../core/template';

const RESOURCES = /^\uFEFF?[\s{]*["']?Resources["']?\s*:/m;
const GROUP = /\bType["']?\s*:\s*["']?AWS::(?:AutoScaling::AutoScalingGroup|ECS::Service)\b/;

/** A CloudFormation template with an Auto Scaling group or a service of ECS; all others are not about a number of processes. */
export function recognise(source: SourceText): Recognition {
  if (!GROUP.test(source.text) || !(RESOURCES.test(source.text) || /"Resources"\s*:/.test(source.text)))
    return 'no';
  const template = templateOf(source);
  return template === undefined ? 'yes' : { lookAlike: template };
}
