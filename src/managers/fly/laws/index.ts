import { unknownGroup } from './unknown-group';

export const laws = [unknownGroup];
