import { badCount } from './count';
import { dependencyCycle } from './dependency-cycle';
import { restartCondition } from './restart-condition';
import { scaleConflict } from './scale-conflict';
import { undefinedDependency } from './undefined-dependency';

export const laws = [badCount, dependencyCycle, restartCondition, scaleConflict, undefinedDependency];
