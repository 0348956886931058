import { badCount } from './bad-count';
import { dynoLimit } from './dyno-limit';
import { scalesRelease } from './scales-release';
import { undeclaredType } from './undeclared-type';
import { ymlShadowsProcfile } from './yml-shadows-procfile';

export const laws = [badCount, dynoLimit, scalesRelease, undeclaredType, ymlShadowsProcfile];
