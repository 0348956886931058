import type { DrawnNode, QuantityMark } from '../protocol';
import { svg } from './element';
import { icon } from './icons';

const ICON = 13;
const ICON_GAP = 3;
const MARK_GAP = 11;

/** The quantities of a node, each with the icons of the managers that say it, in one line centred at 0, 0. */
export function quantityLine({ marks }: DrawnNode): { readonly line: SVGGElement; arrange(): number } {
  const parts = marks.map(mark);
  const line = svg('g', { class: 'quantities' }, ...parts.map(({ group }) => group));
  return { line, arrange: () => arrange(parts) };
}

interface Part {
  readonly group: SVGGElement;
  readonly icons: number;
  readonly text: SVGTextElement | undefined;
}

function mark({ managers, text, declared, health }: QuantityMark): Part {
  const icons = managers.map((manager, index) =>
    icon(manager, ICON, { x: index * (ICON + ICON_GAP), y: -ICON / 2, 'data-manager': manager }),
  );
  const written =
    text === ''
      ? undefined
      : svg(
          'text',
          {
            class: `quantity ${declared ? '' : 'default'} ${health ?? ''}`,
            x: icons.length * (ICON + ICON_GAP) + 2,
            dy: '0.36em',
          },
          text,
        );
  return { group: svg('g', {}, ...icons, written), icons: icons.length, text: written };
}

/** Sets the parts side by side; the width of all. Needs them in the document. */
function arrange(parts: readonly Part[]): number {
  const widths = parts.map(
    ({ icons, text }) => icons * (ICON + ICON_GAP) + (text ? 2 + text.getComputedTextLength() : -ICON_GAP),
  );
  const total = widths.reduce((sum, width) => sum + width, 0) + MARK_GAP * (parts.length - 1);
  let x = -total / 2;
  parts.forEach(({ group }, index) => {
    group.setAttribute('transform', `translate(${x}, 0)`);
    x += (widths[index] ?? 0) + MARK_GAP;
  });
  return total;
}
