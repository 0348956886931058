import { isDataServer, servesData, sharedDataRefusal } from '../../core/data-directory';
import { child, itemsOf, textOf } from '../../core/formats/tree';
import type { MappingNode } from '../../core/formats/tree';
import type { OneCopyTrait } from '../../core/trait';
import { commandOf } from './command';
import type { DocumentOf } from './traits';
import { readVolume } from './volumes';

/** A database's directory on a volume or in a folder of the host, which all copies then mount. */
export function dataTraits(service: MappingNode, documentOf: DocumentOf): readonly OneCopyTrait[] {
  const image = textOf(child(service, 'image'));
  if (image === undefined || !isDataServer(image)) return [];
  const command = commandOf(service, documentOf)?.words.map(({ value }) => value) ?? [];
  if (!servesData(command)) return [];
  return itemsOf(child(service, 'volumes')).flatMap((item): OneCopyTrait[] => {
    const isKnown = item.kind !== 'scalar' || item.known;
    const { type, source, target, readOnly } = readVolume(item);
    const refusal = sharedDataRefusal(image, target);
    if (refusal === undefined || readOnly || !source || !/^(volume|bind)$/.test(type) || !isKnown) return [];
    return [
      {
        kind: 'one-copy',
        resource: 'volume',
        value: source,
        certain: true,
        refusal,
        remarkable: false,
        at: item.at,
      },
    ];
  });
}
