import { imageName } from './image';

/** A server that takes a directory for itself, and where its image keeps that. */
interface DataServer {
  readonly images: readonly string[];
  readonly title: string;
  readonly directories: readonly string[];
  /** What the second server on one directory does. */
  readonly refusal: string;
}

const LOCKED = 'the second one does not start, or both destroy it';

/** From the page of each image, and what each server says of its lock. */
const SERVERS: readonly DataServer[] = [
  {
    images: ['postgres', 'postgresql', 'postgis', 'pgvector', 'timescaledb'],
    title: 'PostgreSQL',
    directories: ['/var/lib/postgresql', '/var/lib/postgresql/data', '/bitnami/postgresql'],
    refusal: LOCKED,
  },
  {
    images: ['mysql', 'mariadb', 'percona'],
    title: 'MySQL',
    directories: ['/var/lib/mysql', '/bitnami/mysql', '/bitnami/mariadb'],
    refusal: LOCKED,
  },
  {
    images: ['mongo', 'mongodb'],
    title: 'MongoDB',
    directories: ['/data/db', '/bitnami/mongodb'],
    refusal: LOCKED,
  },
  {
    images: ['redis', 'valkey'],
    title: 'Redis',
    directories: ['/data', '/bitnami/redis/data', '/bitnami/valkey/data'],
    refusal: 'each one overwrites what the other has saved',
  },
];

export function isDataServer(image: string): boolean {
  return serverOf(image) !== undefined;
}

function serverOf(image: string): DataServer | undefined {
  const name = imageName(image);
  return SERVERS.find(({ images }) => images.includes(name));
}

/** What becomes of several copies of an image's server that mount the same storage at a directory. */
export function sharedDataRefusal(image: string, directory: string): string | undefined {
  const server = serverOf(image);
  if (!server?.directories.includes(directory)) return undefined;
  return `${server.title} keeps a data directory to one server: of several copies on one volume ${server.refusal}.`;
}

/** True where an image's server runs, and not another program of the same image: by itself, with flags, or by name. */
export function servesData([first]: readonly string[]): boolean {
  return (
    first === undefined ||
    first.startsWith('-') ||
    /^(docker-entrypoint\.sh|postgres|mysqld|mariadbd|mongod|redis-server|valkey-server)$/.test(first)
  );
}
