import { minWithoutAutostop } from './min-without-autostop';
import { unknownGroup } from './unknown-group';

export const laws = [unknownGroup, minWithoutAutostop];
