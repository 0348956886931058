import { countIgnored } from './count-ignored';

export const laws = [countIgnored];
