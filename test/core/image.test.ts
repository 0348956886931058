import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isBackingImage, isReverseProxyImage } from '../../src/core/image';

const DIGEST = `@sha256:${'0'.repeat(64)}`;

describe('an image', () => {
  for (const image of [
    'postgres',
    'postgres:17-alpine',
    `redis:8${DIGEST}`,
    `redis${DIGEST}`,
    'docker.io/library/mysql:9',
    'localhost:5000/mongo',
    'bitnami/rabbitmq:4',
    'mcr.microsoft.com/mssql/server:2022-latest',
    'Registry.example.com/Team/Postgres',
  ])
    it(`of a backing service is ${image}`, () => assert.equal(isBackingImage(image), true));

  for (const image of [
    'shop',
    'shop/postgres-backup',
    'postgres/exporter',
    'my-redis:8',
    'server',
    '',
    'localhost:5000/shop',
  ])
    it(`of the app itself is "${image}"`, () => assert.equal(isBackingImage(image), false));

  for (const image of [
    'nginx',
    'nginx:1',
    'library/nginx',
    `traefik${DIGEST}`,
    'ghcr.io/x/Caddy:2',
    'jwilder/nginx-proxy',
  ])
    it(`of a reverse proxy is ${image}`, () => assert.equal(isReverseProxyImage(image), true));

  for (const image of ['shop', 'nginx-exporter', 'my-nginx', 'nginx/unit'])
    it(`of no reverse proxy is ${image}`, () => assert.equal(isReverseProxyImage(image), false));
});
