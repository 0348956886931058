import type { CommandLine } from '../../core/command/command-line';
import { isDataServer, servesData, sharedDataRefusal } from '../../core/data-directory';
import { child, itemsOf } from '../../core/formats/tree';
import type { MappingNode } from '../../core/formats/tree';
import type { OneCopyTrait } from '../../core/trait';
import { readVolume } from './volumes';

/** A database's directory on a volume or in a folder of the host, which all copies then mount. */
export function dataTraits(
  service: MappingNode,
  image: string | undefined,
  command: CommandLine | undefined,
): readonly OneCopyTrait[] {
  if (image === undefined || !isDataServer(image)) return [];
  if (!servesData(command?.words.map(({ value }) => value) ?? [])) return [];
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
