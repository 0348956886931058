import type { Recognition } from '../../core/manager';
import type { SourceText } from '../../core/source';
import { templateOf } from '../../core/template';
import { nameOf } from '../../core/uri';

const NAME = /^(docker-)?(stack|swarm)|[.-](stack|swarm)\.ya?ml$/;
const SERVICES = /^\uFEFF?["']?services["']?[ \t]*:/m;
const SERVICE = /[\s{,]["']?(image|deploy)["']?[ \t]*:/;

/**
 * Compose reads what says the same under any other name, so that the name has to speak of a stack or of Swarm; it holds
 * `services` with an image, or with how they are deployed.
 */
export function recognise(source: SourceText): Recognition {
  const { uri, text } = source;
  if (!NAME.test(nameOf(uri)) || !SERVICES.test(text) || !SERVICE.test(text)) return 'no';
  const template = templateOf(source);
  return template === undefined ? 'yes' : { lookAlike: template };
}
