import { duplicateType } from './duplicate-type';
import { ignoredLine } from './ignored-line';

export const laws = [duplicateType, ignoredLine];
