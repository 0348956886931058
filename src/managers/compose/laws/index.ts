import { badCount } from './count';
import { scaleConflict } from './scale-conflict';

export const laws = [badCount, scaleConflict];
