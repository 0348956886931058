import { processName } from './process-name';
import { refused } from './refused';

export const laws = [processName, refused];
