import type { Recognition } from '../../../core/manager';
import type { SourceText } from '../../../core/source';
import { isModuleFile } from './file';

const TYPES = 'aws_(?:autoscaling_group|autoscaling_policy|ecs_service|appautoscaling_target)';
const NATIVE = new RegExp(`^[ \\t]*resource[ \\t]+"?${TYPES}"?[ \\t]`, 'm');
const JSON_FORM = new RegExp(`"${TYPES}"\\s*:`);

/** A file that says how many instances or tasks there are; values and all other resources are looked at from there. */
export function recogniseTerraform({ uri, text }: SourceText): Recognition {
  return isModuleFile(uri) && (uri.endsWith('.json') ? JSON_FORM : NATIVE).test(text) ? 'yes' : 'no';
}
