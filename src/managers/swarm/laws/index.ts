import { refused } from './refused';

export const laws = [refused];
