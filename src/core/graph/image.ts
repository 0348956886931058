/** An image of the graph as the page makes it, and as it may be written to a file. */
export type Image =
  { readonly format: 'svg'; readonly data: string } | { readonly format: 'png'; readonly data: Uint8Array };

const LONGEST_SVG = 64 * 1024 * 1024;
const LONGEST_PNG = 128 * 1024 * 1024;
const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** What an SVG that only draws is made of. `<` and `>` are entities in its texts, so that tags are found by them. */
const TAG = /<[^>]*>?/g;
const NAMES = 'svg|g|defs|marker|path|rect|circle|ellipse|line|polygon|polyline|text|tspan';
const OPENS = new RegExp(`^<(?:${NAMES})(?: (?!on|href|style|src)[a-z][\\w-]*="[^"<]*")*/?>$`, 'i');
const CLOSES = new RegExp(`^</(?:${NAMES})>$`);
const LEADS_OUT = /url\((?!(?:&quot;|["'])?#)/i;

/** The image, where it is one and only draws; whatever else a page may post is refused. */
export function readImage(format: unknown, data: unknown): Image | undefined {
  if (format === 'svg') return typeof data === 'string' && drawsOnly(data) ? { format, data } : undefined;
  if (format !== 'png' || !(data instanceof Uint8Array) || data.length > LONGEST_PNG) return undefined;
  return PNG_SIGNATURE.every((byte, index) => data[index] === byte) ? { format, data } : undefined;
}

function drawsOnly(data: string): boolean {
  if (data.length > LONGEST_SVG || !data.startsWith('<svg ') || !data.endsWith('</svg>')) return false;
  return (data.match(TAG) ?? []).every(
    (tag) => CLOSES.test(tag) || (OPENS.test(tag) && !LEADS_OUT.test(tag)),
  );
}
