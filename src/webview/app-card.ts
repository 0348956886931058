import { describeLink, spokenApp, type AppSummary, type SummaryMark } from './app-summary';
import { button, html, svg } from './element';
import { icon } from './icons';
import { OUTLINES } from './mark';
import { named } from './words';

const PITCH = 14;
const IN_A_ROW = 16;
const MOST = 6 * IN_A_ROW;

/** An app in the overview: its name, what is in it, and a mark for each of its process types and services. */
export class AppCard {
  readonly element: HTMLLIElement;
  readonly button: HTMLButtonElement;
  private readonly found = html('span', { class: 'found', hidden: true });
  private told = '';
  private summary: AppSummary | undefined;
  private foundNames: readonly string[] = [];

  constructor(
    readonly id: string,
    open: () => void,
  ) {
    this.button = button({ class: 'app', 'data-app': id, tabindex: '-1' }, open);
    this.element = html('li', {}, this.button);
  }

  /** Changes what has changed. */
  tell(summary: AppSummary): void {
    const text = JSON.stringify(summary);
    if (text === this.told) return;
    this.told = text;
    this.summary = summary;
    const { title, counts, managers, marks, links } = summary;
    // What is seen stands in the order in which the label says it; the style sheet sets it in its places.
    const content = [
      html(
        'span',
        { class: 'head' },
        html('b', { dir: 'auto', title }, named(title)),
        html('span', { class: 'managers' }, ...managers.map((manager) => icon(manager, 14))),
      ),
      html('span', { class: 'counts' }, counts),
      links.length === 0
        ? undefined
        : html('span', { class: 'links', dir: 'auto' }, `needs ${links.map(describeLink).join(', ')}`),
      this.found,
      html('span', { class: 'pills' }, ...badges(summary)),
      figure(marks),
    ].filter((one) => one !== undefined);
    this.button.replaceChildren(...content.flatMap((one) => [one, ' ']));
    this.tellLabel();
  }

  /** Names what is found in it; without names, where nothing is searched. */
  tellFound(names: readonly string[] | undefined): void {
    this.element.hidden = names?.length === 0;
    this.found.hidden = names === undefined;
    this.found.textContent = names?.join(', ') ?? '';
    this.foundNames = names ?? [];
    this.tellLabel();
  }

  private tellLabel(): void {
    if (this.summary) this.button.setAttribute('aria-label', spokenApp(this.summary, this.foundNames));
  }

  /** True while it is being drawn. */
  set busy(busy: boolean) {
    this.button.classList.toggle('busy', busy);
    this.button.setAttribute('aria-busy', String(busy));
  }
}

function badges({ problems, troubled }: AppSummary): readonly HTMLElement[] {
  const count = problems.error + problems.warning;
  const kind = problems.error > 0 ? 'error' : 'warning';
  return [
    ...(troubled ? [html('span', { class: 'pill health' }, '≠')] : []),
    ...(count > 0 ? [html('span', { class: `pill ${kind}` }, count > 99 ? '99+' : String(count))] : []),
  ];
}

/** One path for all marks of a kind: a thousand marks are a few elements. */
function figure(marks: readonly SummaryMark[]): SVGSVGElement {
  const drawn = marks.length > MOST ? marks.slice(0, MOST - 2) : marks;
  const paths = new Map<string, string>();
  drawn.forEach(({ role, many }, index) => {
    const kind = many ? `${role} many` : role;
    const x = (index % IN_A_ROW) * PITCH + 1;
    const y = Math.floor(index / IN_A_ROW) * PITCH + 1;
    paths.set(kind, `${paths.get(kind) ?? ''}M${x} ${y}${OUTLINES[role]}`);
  });
  const rest = marks.length - drawn.length;
  const rows = Math.ceil(Math.min(marks.length, MOST) / IN_A_ROW);
  const [width, height] = [IN_A_ROW * PITCH, rows * PITCH];
  return svg(
    'svg',
    { class: 'marks', width, height, viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true' },
    ...[...paths].map(([kind, d]) => svg('path', { class: kind, d })),
    rest > 0 ? svg('text', { x: width - 2, y: height - 4, 'text-anchor': 'end' }, `+${rest}`) : undefined,
  );
}
