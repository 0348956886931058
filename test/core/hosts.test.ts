import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { hostsIn } from '../../src/core/hosts';

describe('host names in the value of a variable', () => {
  for (const [variable, value, hosts] of [
    ['DATABASE_URL', 'postgres://db:5432/shop', ['db']],
    ['DATABASE_URL', 'postgres://user:p%40ss@db/shop', ['db']],
    ['ANY', 'redis://cache', ['cache']],
    ['ANY', 'amqp://mq?heartbeat=5', ['mq']],
    ['ANY', 'mongodb://one:27017,two:27017/shop', ['one', 'two']],
    ['ANY', 'http://a, http://b', ['a', 'b']],
    ['ANY', 'http://a,http://b', ['a', 'b']],
    ['ANY', 'http://web:${PORT}/', ['web']],
    ['ANY', 'http://$HOST/', []],
    ['ANY', 'http://web.shop.svc.cluster.local:80', ['web.shop.svc.cluster.local']],
    ['REDIS_HOST', 'cache', ['cache']],
    ['REDIS_HOST', 'cache:6379', ['cache']],
    ['host', 'cache', ['cache']],
    ['KAFKA_BROKERS', 'k1:9092, k2:9092', ['k1', 'k2']],
    ['GREETING', 'hello', []],
    ['HOSTING', 'plan', []],
    ['REDIS_HOST', '127.0.0.1', []],
    ['REDIS_HOST', 'not a host', []],
    ['REDIS_HOST', '', []],
    ['REDIS_HOST', '$CACHE', []],
    ['ANY', 'http://', []],
    ['ANY', `http://web/${'x'.repeat(5000)}`, []],
  ] as const)
    it(`are ${hosts.join(' and ') || 'none'} in ${variable}=${value.slice(0, 60)}`, () => {
      const found = hostsIn(variable, value);
      assert.deepEqual(
        found.map(({ host }) => host),
        hosts,
      );
      for (const { host, start, end } of found) assert.equal(value.slice(start, end), host);
    });

  it('are found where they stand, though the path repeats them', () => {
    assert.deepEqual(hostsIn('ANY', 'http://web@web:80/web'), [{ host: 'web', start: 11, end: 14 }]);
  });
});
