import { describe, expect, it } from 'vitest';
import { parseNetworks } from './networks.js';

describe('a list of networks', () => {
  it('holds what lies in any of them', () => {
    const networks = parseNetworks('10.20.0.0/16, fd00:12::/32,59.1.2.3/32');
    expect(networks?.check('10.20.255.1')).toBe(true);
    expect(networks?.check('10.21.0.1')).toBe(false);
    expect(networks?.check('59.1.2.3')).toBe(true);
    expect(networks?.check('fd00:12:9::1', 'ipv6')).toBe(true);
    expect(networks?.check('fd00:13::1', 'ipv6')).toBe(false);
  });

  it.each(['', '10.0.0.0', '10.0.0.0/33', '10.0.0.0/8/8', '10.0.0.0/', '10.0/8', 'fd00::/129', 'oa.example/8', '10.0.0.0/8,'])(
    'is none when it says %j',
    (text) => {
      expect(parseNetworks(text)).toBeNull();
    },
  );
});
