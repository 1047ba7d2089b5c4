import { DomainError, type SecretEncryption } from '#platform';
import type { RobotAccess } from './robot.js';
import type { RobotVendor } from '../vendors/vendor.js';
import { ROBOT_VENDORS } from '../vendors/vendors.js';

/** @throws DomainError `robot.vendor-unknown` */
export function vendorNamed(name: string): RobotVendor {
  const vendor = ROBOT_VENDORS.find((one) => one.name === name);
  if (vendor) return vendor;
  throw new DomainError('robot.vendor-unknown', `There is no robot vendor ${name}. Choose ${vendorNames()}.`, { vendor: name });
}

function vendorNames(): string {
  return ROBOT_VENDORS.map(({ name }) => name).join(', ');
}

/**
 * A robot's address leads to its vendor and nowhere else, unless private networks are allowed (a vendor's own installation).
 * @throws DomainError `robot.address-invalid`
 */
export function checkRobotAddress(address: string, vendor: RobotVendor, allowPrivate: boolean): URL {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (
    url &&
    !url.username &&
    (allowPrivate ? /^https?:$/ : /^https:$/).test(url.protocol) &&
    (allowPrivate || url.host === vendor.host)
  )
    return url;
  throw new DomainError(
    'robot.address-invalid',
    `The address of a ${vendor.label} robot looks like ${vendor.addressExample}. Copy it from the settings of the group.`,
  );
}

export function encryptAccess(encryption: SecretEncryption, id: string, access: RobotAccess): Buffer {
  return encryption.encrypt(JSON.stringify(access), id);
}

/** @throws DomainError `secret.unreadable` */
export function decryptAccess(encryption: SecretEncryption, id: string, encrypted: Buffer): RobotAccess {
  return JSON.parse(encryption.decrypt(encrypted, id)) as RobotAccess;
}

export function hintOf(url: URL): string {
  return `${url.host} …${url.href.slice(-4)}`;
}
