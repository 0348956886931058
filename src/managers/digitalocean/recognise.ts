import type { Recognition } from '../../core/manager';
import type { SourceText } from '../../core/source';
import { templateOf } from '../../core/template';

/** A list of components, in the file or under its `spec`. */
const COMPONENTS =
  /^\uFEFF?(?:[ ]{1,8})?(services|workers|jobs|static_sites|databases|functions):[ \t]*(#.*)?\r?\n\s*(#.*\r?\n\s*)*- /m;
/** What components of other platforms do not have. */
const OWN =
  /^[ ]+(?:- )?(instance_size_slug|environment_slug|instance_count|dockerfile_path|source_dir|run_command|cluster_name|deploy_on_push|registry_type)[ \t]*:/m;
const NAME = /^\uFEFF?[ ]{0,8}name[ \t]*:/m;

/** YAML is everyone's: an app spec has a name and lists of components with settings that only App Platform has. */
export function recognise(source: SourceText): Recognition {
  const { text } = source;
  if (!OWN.test(text) || !COMPONENTS.test(text) || !NAME.test(text) || /^apiVersion:/m.test(text))
    return 'no';
  const template = templateOf(source);
  return template === undefined ? 'yes' : { lookAlike: template };
}
