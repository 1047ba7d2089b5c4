import { describe, expect, it } from 'vitest';
import { parseNetworks } from '#platform';
import { checkEndpointUrl, isOpenAddress, isPublicAddress, type Reach } from './address-rule.js';

const codeOf = (url: string, reach: Reach = { allowPrivate: false }): string => {
  try {
    checkEndpointUrl(url, reach);
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
  ])('refuses %j with a sentence', (url) => {
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
  ])('refuses %s, which leads inside', (url) => {
    expect(codeOf(url)).toBe('endpoint.url-private');
  });

  it('lets an installation inside a private network allow its own', () => {
    expect(codeOf('http://10.1.2.3/hook', { allowPrivate: true })).toBe('accepted');
  });

  describe("with networks of one's own", () => {
    const reach = { allowPrivate: false, allowNetworks: parseNetworks('10.20.0.0/16,fd00:12::/32') ?? undefined };

    it.each(['https://10.20.3.4/hook', 'https://0xa.0x14.772/', 'https://[fd00:12::1]/', 'https://8.8.8.8/'])(
      'accepts %s',
      (url) => {
        expect(codeOf(url, reach)).toBe('accepted');
      },
    );

    it.each(['https://10.21.3.4/', 'https://127.0.0.1/', 'https://2130706433/', 'https://[fd00:13::1]/', 'https://[::1]/'])(
      'refuses %s still',
      (url) => {
        expect(codeOf(url, reach)).toBe('endpoint.url-private');
      },
    );

    it('asks for https:// there, too, and takes no address with a zone', () => {
      expect(codeOf('http://10.20.3.4/', reach)).toBe('endpoint.url-invalid');
      expect(isOpenAddress('fd00:12::1%eth0', reach)).toBe(false);
      expect(isOpenAddress('', reach)).toBe(false);
    });
  });

  it('judges a DNS answer with a zone, or none at all, as closed', () => {
    expect(isPublicAddress('fe80::1%eth0')).toBe(false);
    expect(isPublicAddress('2606:4700::1111%eth0')).toBe(false);
    expect(isPublicAddress('')).toBe(false);
  });
});
