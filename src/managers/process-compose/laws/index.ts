import { missingDependency } from './undefined-dependency';

export const laws = [missingDependency];
