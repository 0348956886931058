import type * as MermaidModule from 'mermaid';
import type { MermaidText } from '../protocol';
import { html } from './element';
import { themeVariables } from './theme';

/** Far above what a workspace holds: a large formation is drawn slowly rather than refused. */
const NO_LIMIT = 10_000_000;

/** Draws text with mermaid, which is loaded when first asked for. Drawings do not see the page change meanwhile. */
export class Mermaid {
  private drawings = 0;
  /** The theme that mermaid was initialized with, as JSON. */
  private theme = '';
  private loaded: Promise<typeof MermaidModule> | undefined;

  /** Loads mermaid, which takes a moment, before the first drawing is asked for. */
  load(): Promise<typeof MermaidModule> {
    return (this.loaded ??= import('mermaid').then((module) => {
      forgetOtherDiagrams(module.default.mermaidAPI.defaultConfig);
      return module;
    }));
  }

  /** Mermaid's own SVG, drawn off the screen. */
  async draw({ text }: Pick<MermaidText, 'text'>): Promise<SVGSVGElement> {
    const { default: mermaid } = await this.load();
    this.initialize(mermaid);
    const drawingBoard = html('div', { class: 'drawing-board drawing', 'aria-hidden': 'true' });
    document.body.append(drawingBoard);
    try {
      const { svg } = await mermaid.render(`formation-${(this.drawings += 1)}`, text, drawingBoard);
      drawingBoard.innerHTML = svg;
      const drawn = drawingBoard.querySelector('svg');
      if (!drawn) throw new Error('mermaid drew nothing');
      return drawn;
    } finally {
      drawingBoard.remove();
    }
  }

  private initialize(mermaid: typeof MermaidModule.default): void {
    const variables = themeVariables();
    const theme = JSON.stringify(variables);
    if (theme === this.theme) return;
    this.theme = theme;
    mermaid.initialize({
      startOnLoad: false,
      securityLevel: 'strict',
      suppressErrorRendering: true,
      theme: 'base',
      look: 'classic',
      layout: 'elk',
      themeVariables: variables,
      maxTextSize: NO_LIMIT,
      maxEdges: NO_LIMIT,
      htmlLabels: false,
      flowchart: { htmlLabels: false, wrappingWidth: 360, padding: 16, nodeSpacing: 32, rankSpacing: 56 },
    });
  }
}

/** What a flowchart asks of mermaid's configuration, beside what stands at its top. */
const ASKED = new Set(['flowchart', 'elk', 'secure', 'themeVariables']);

/** Mermaid copies its whole configuration for each node and edge: a third of the time of a drawing. */
function forgetOtherDiagrams(defaults: object): void {
  for (const [name, section] of Object.entries(defaults) as [string, unknown][])
    if (typeof section === 'object' && section !== null && !ASKED.has(name))
      for (const key of Object.keys(section)) Reflect.deleteProperty(section, key);
}
