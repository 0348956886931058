import { scaledOnceOnly } from './scaled-once-only';
import { missingDependency } from './undefined-dependency';

export const laws = [missingDependency, scaledOnceOnly];
