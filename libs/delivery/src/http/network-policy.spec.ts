import { describe, expect, it } from 'vitest';
import { parseNetworks } from '../../../platform/src/networks.js';
import { checkEndpointUrl, isAllowedAddress, isPublicAddress, type NetworkPolicy } from './network-policy.js';

const codeOf = (url: string, policy: NetworkPolicy = { allowPrivate: false }): string => {
  try {
    checkEndpointUrl(url, policy);
    return 'accepted';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('addresses of endpoints', () => {
  it.each(['https://example.org/hook', 'https://8.8.8.8/', 'https://[2606:4700::1111]:8443/x?token=1'])('accepts %s', (url) => {
    expect(codeOf(url)).toBe('accepted');
  });

  it.each([
    '',
    'example.org',
    'ftp://example.org/',
    'javascript:alert(1)',
    'http://example.org/',
    'https://user:pass@example.org/',
    'https://example.org/#x',
  ])('refuses %j as no address of an endpoint', (url) => {
    expect(codeOf(url)).toBe('endpoint.url-invalid');
  });

  it.each([
    'https://127.0.0.1/',
    'https://0x7f.1/',
    'https://2130706433/',
    'https://017700000001/',
    'https://0/',
    'https://10.1.2.3/',
    'https://172.31.255.255/',
    'https://192.168.0.1/',
    'https://169.254.169.254/latest/meta-data/',
    'https://100.100.100.200/',
    'https://198.18.0.1/',
    'https://224.0.0.1/',
    'https://255.255.255.255/',
    'https://[::1]/',
    'https://[::]/',
    'https://[::ffff:10.0.0.1]/',
    'https://[::ffff:8.8.8.8]/',
    'https://[64:ff9b::a00:1]/',
    'https://[2002:a00:1::]/',
    'https://[2001:0:a00:1::]/',
    'https://[fd00::1]/',
    'https://[fe80::1]/',
    'https://[ff02::1]/',
  ])('refuses %s, which leads into a private network', (url) => {
    expect(codeOf(url)).toBe('endpoint.url-private');
  });

  it('accepts http and private addresses where the installation allows them', () => {
    expect(codeOf('http://10.1.2.3/hook', { allowPrivate: true })).toBe('accepted');
  });

  describe('with allowed networks', () => {
    const policy = { allowPrivate: false, allowNetworks: parseNetworks('10.20.0.0/16,fd00:12::/32') ?? undefined };

    it.each(['https://10.20.3.4/hook', 'https://0xa.0x14.772/', 'https://[fd00:12::1]/', 'https://8.8.8.8/'])(
      'accepts %s',
      (url) => {
        expect(codeOf(url, policy)).toBe('accepted');
      },
    );

    it.each(['https://10.21.3.4/', 'https://127.0.0.1/', 'https://2130706433/', 'https://[fd00:13::1]/', 'https://[::1]/'])(
      'still refuses %s',
      (url) => {
        expect(codeOf(url, policy)).toBe('endpoint.url-private');
      },
    );

    it('requires https:// in allowed networks, too, and refuses an address with a zone', () => {
      expect(codeOf('http://10.20.3.4/', policy)).toBe('endpoint.url-invalid');
      expect(isAllowedAddress('fd00:12::1%eth0', policy)).toBe(false);
      expect(isAllowedAddress('', policy)).toBe(false);
    });
  });

  it('takes a DNS answer with a zone, or an empty one, as not public', () => {
    expect(isPublicAddress('fe80::1%eth0')).toBe(false);
    expect(isPublicAddress('2606:4700::1111%eth0')).toBe(false);
    expect(isPublicAddress('')).toBe(false);
  });
});
