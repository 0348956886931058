import type { Recognition } from '../../core/manager';
import type { SourceText } from '../../core/source';
import { templateOf } from '../../core/template';

const RESOURCES = /^\uFEFF?[\s{]*["']?Resources["']?\s*:/m;
const GROUP =
  /\bType["']?\s*:\s*["']?AWS::(?:AutoScaling::AutoScalingGroup|ECS::Service|Serverless::Function)\b/;

/** A CloudFormation template with an Auto Scaling group, a service of ECS or a function; all others run no process. */
export function recognise(source: SourceText): Recognition {
  if (!GROUP.test(source.text) || !(RESOURCES.test(source.text) || /"Resources"\s*:/.test(source.text)))
    return 'no';
  const template = templateOf(source);
  return template === undefined ? 'yes' : { lookAlike: template };
}
