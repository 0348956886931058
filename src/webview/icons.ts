import { svg } from './element';

/** Strokes in a square of 16 units. */
const PATHS: Readonly<Record<string, string>> = {
  procfile: 'M2.5 4h.01M5.5 4h8M2.5 8h.01M5.5 8h8M2.5 12h.01M5.5 12h5',
  heroku: 'M4 2v6.5c2.6-1.5 7.5-2 7.5 1.2V14M4 10.8v3.4l2-1.7zM11.5 2c-.1 1.4-.6 2.4-1.4 3.4',
  compose: 'M2.5 8.5H8v5.5H2.5zM8 8.5h5.5V14H8zM5.25 3h5.5v5.5h-5.5z',
  kubernetes:
    'M8 3.4a4.6 4.6 0 1 0 0 9.2a4.6 4.6 0 1 0 0-9.2zM8 1.3v13.4M2.2 4.65l11.6 6.7M2.2 11.35l11.6-6.7',
  systemd: 'M5 3H2.5v10H5M11 3h2.5v10H11M6.3 5.2L10 8l-3.7 2.8z',
  launchd:
    'M8 1.8c2.4 1.7 3.2 4 3 6.8l1.8 2.2v2.4L9.7 11.6H6.3l-3.1 1.6v-2.4L5 8.6c-.2-2.8.6-5.1 3-6.8zM8 6.2h.01',
  ec2: 'M4.5 4.5h7v7h-7zM6.5 2v2.5M9.5 2v2.5M6.5 11.5V14M9.5 11.5V14M2 6.5h2.5M2 9.5h2.5M11.5 6.5H14M11.5 9.5H14',
  supervisor:
    'M8 2.2a2 2 0 1 0 0 4a2 2 0 1 0 0-4zM3.6 9.8a2 2 0 1 0 0 4a2 2 0 1 0 0-4zM12.4 9.8a2 2 0 1 0 0 4a2 2 0 1 0 0-4zM7 6L4.6 10M9 6l2.4 4',
  pm2: 'M3 2.5v11M3 2.5h6.5a3 3 0 0 1 0 6H3M9 13.5h4.5M9 13.5l3.6-3a1.3 1.3 0 0 0-2.6-.9',
  'process-compose': 'M2.5 3h11v3h-11zM2.5 10h7v3h-7zM11.5 8v5.5M9.8 11.8l1.7 1.7l1.7-1.7',
  fly: 'M8 2c2.6 0 3.8 1.9 3.8 4c0 2.7-2.4 4.8-3.8 6.2C6.6 10.8 4.2 8.7 4.2 6c0-2.1 1.2-4 3.8-4zM6.2 14h3.6',
  render: 'M4 14V2h5.2a3.4 3.4 0 0 1 0 6.8H4M8.2 8.8L12.5 14',
  swarm: 'M2.5 10.5H8V14H2.5zM8 10.5h5.5V14H8zM2.5 7h11v3.5h-11zM5.2 3.5h5.6V7H5.2z',
  'google-cloud': 'M5 12.8a3.1 3.1 0 0 1-.5-6.1a3.9 3.9 0 0 1 7.5.7a2.75 2.75 0 0 1-.6 5.4z',
  digitalocean: 'M8 2C5.6 5 4 7.2 4 9.7a4 4 0 0 0 8 0C12 7.2 10.4 5 8 2zM8 11.7a2 2 0 0 0 2-2',
  nomad: 'M8 1.8l5.4 3.1v6.2L8 14.2l-5.4-3.1V4.9zM6 10.4V5.6l4 4.8V5.6',
  graph: 'M2 6.2h3.6v3.6H2zM10.4 2H14v3.6h-3.6zM10.4 10.4H14V14h-3.6zM5.6 8H8V3.8h2.4M8 8v4.2h2.4',
  chart: 'M2.5 14V2M2 13.5h12M5 8.5h2.6v2.6H5zM5 4.6h2.6v2.6H5zM10 8.5h2.6v2.6H10z',
  blocked: 'M4 7h8v6.5H4zM5.7 7V5a2.3 2.3 0 0 1 4.6 0v2',
  singleton: 'M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12zM6.7 6.2L8.3 5v6',
  matrix: 'M2.5 3h11v10h-11zM2.5 6.3h11M2.5 9.6h11M6.2 3v10',
  drift: 'M3 6h10M3 10h10M10.5 2.5l-5 11',
  export: 'M8 10V2.5M5 5.3l3-3 3 3M2.8 9.5v4h10.4v-4',
  filter: 'M2 3h12L9.6 8.4V13l-3.2-1.6v-3z',
  legend: 'M2.5 3h3v3h-3zM4 10a1.6 1.6 0 1 0 0 3.2a1.6 1.6 0 1 0 0-3.2zM8.5 4.5h5M8.5 11.6h5',
  layers: 'M8 2l6 3-6 3-6-3zM2 8l6 3 6-3M2 11l6 3 6-3',
  focus: 'M8 5.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5zM2.5 5V2.5H5M11 2.5h2.5V5M13.5 11v2.5H11M5 13.5H2.5V11',
  entry: 'M4.2 6.2a1.8 1.8 0 1 0 0 3.6a1.8 1.8 0 1 0 0-3.6zM6 8h7M10.5 5.5L13 8l-2.5 2.5',
  dotted: 'M2 8h1.6M5.4 8H7M8.8 8h1.6M12.2 8h1.6',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9zM10.3 10.3L14 14',
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  fit: 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10',
  back: 'M10 3L5 8l5 5',
  close: 'M4 4l8 8M12 4l-8 8',
  warning: 'M8 2.2L14.5 13.5h-13zM8 6.2v3.6M8 11.7h.01',
  clock: 'M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12zM8 4.7V8l2.3 1.6',
};

const OTHER = 'M8 1.8l5.4 3.1v6.2L8 14.2l-5.4-3.1V4.9zM8 5.8a2.2 2.2 0 1 0 0 4.4a2.2 2.2 0 1 0 0-4.4z';

/** A line icon in the colour of the text around it; a manager without one of its own gets a plain one. */
export function icon(
  name: string,
  size = 16,
  attributes: Record<string, string | number> = {},
): SVGSVGElement {
  const d = Object.hasOwn(PATHS, name) ? PATHS[name] : OTHER;
  return svg(
    'svg',
    { class: 'icon', width: size, height: size, viewBox: '0 0 16 16', 'aria-hidden': 'true', ...attributes },
    svg('path', { d }),
  );
}
