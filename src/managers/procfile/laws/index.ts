import { duplicateType } from './duplicate-type';
import { foregoExec } from './forego-exec';
import { foregoSharedPort } from './forego-shared-port';
import { formationBadCount } from './formation-bad-count';
import { formationImplicitZero } from './formation-implicit-zero';
import { formationScalesRelease } from './formation-scales-release';
import { formationUndeclaredType } from './formation-undeclared-type';
import { ignoredLine } from './ignored-line';
import { missingSpace } from './missing-space';
import { nfDropsProcfile } from './nf-drops-procfile';
import { overmindProcessLimit } from './overmind-process-limit';
import { webIgnoresPort } from './web-ignores-port';

export const laws = [
  duplicateType,
  foregoExec,
  foregoSharedPort,
  formationBadCount,
  formationImplicitZero,
  formationScalesRelease,
  formationUndeclaredType,
  ignoredLine,
  missingSpace,
  nfDropsProcfile,
  overmindProcessLimit,
  webIgnoresPort,
];
