/** Images of data stores and brokers, by repository name without registry, owner and tag. */
const BACKING_IMAGES: ReadonlySet<string> = new Set([
  ...[
    'postgres',
    'postgresql',
    'postgis',
    'pgvector',
    'timescaledb',
    'mysql',
    'mariadb',
    'percona',
    'mssql/server',
  ],
  ...[
    'azure-sql-edge',
    'oracle-xe',
    'cockroach',
    'mongo',
    'mongodb',
    'couchdb',
    'couchbase',
    'cassandra',
    'scylla',
  ],
  ...[
    'redis',
    'redis-stack',
    'redis-stack-server',
    'valkey',
    'keydb',
    'dragonfly',
    'memcached',
    'etcd',
    'consul',
  ],
  ...[
    'rabbitmq',
    'kafka',
    'cp-kafka',
    'redpanda',
    'zookeeper',
    'cp-zookeeper',
    'nats',
    'activemq',
    'activemq-artemis',
  ],
  ...[
    'eclipse-mosquitto',
    'pulsar',
    'beanstalkd',
    'elasticsearch',
    'opensearch',
    'solr',
    'meilisearch',
    'typesense',
  ],
  ...[
    'minio',
    'influxdb',
    'clickhouse',
    'clickhouse-server',
    'neo4j',
    'arangodb',
    'rethinkdb',
    'surrealdb',
    'qdrant',
  ],
]);

/** True where an image holds state for others rather than being one of the app's own process types. */
export function isBackingImage(image: string): boolean {
  const segments = segmentsOf(image);
  return BACKING_IMAGES.has(segments.at(-1) ?? '') || BACKING_IMAGES.has(segments.slice(-2).join('/'));
}

/** The last part of a repository's name: `postgres` of `docker.io/library/postgres:17`. */
export function imageName(image: string): string {
  return segmentsOf(image).at(-1) ?? '';
}

function segmentsOf(image: string): readonly string[] {
  const path = image.replace(/@sha256:.*$/, '').replace(/:[^/:]*$/, '');
  return path.toLowerCase().split('/');
}

/** Images whose one copy holds the well-known ports of a host on purpose. */
export function isReverseProxyImage(image: string): boolean {
  return /(^|\/)(nginx|traefik|caddy|haproxy|envoy|httpd|nginx-proxy|openresty)(:|@|$)/.test(
    image.toLowerCase(),
  );
}
