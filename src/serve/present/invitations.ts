import { networkInterfaces } from 'node:os';
import { renderSVG } from 'uqr';
import type { Doors } from './doors.ts';
import type { Invitation, Invitations } from './state.ts';

/** Addresses of this machine in its networks, IPv4, those of private networks first. */
export function networkAddresses(): string[] {
  const found = Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter(({ family, internal, address }) => family === 'IPv4' && !internal && !address.startsWith('169.254.'))
    .map(({ address }) => address);
  const isPrivate = (address: string): boolean => /^(192\.168|10|172\.(1[6-9]|2\d|3[01]))\./.test(address);
  return found.sort((a, b) => Number(isPrivate(b)) - Number(isPrivate(a)));
}

/** What the lecturer may show to phones; made anew each time, for the pairing address changes with every use. */
export function invite(doors: Doors, host: string, wasReached: boolean): Invitations {
  return {
    without: '',
    pair: invitation(`http://${host}/pair/${doors.pairToken()}`),
    pairFreshFor: Math.ceil(doors.pairFreshFor()),
    follow: invitation(`http://${host}/f/${doors.followCode}`),
    wasReached,
  };
}

export function noInvitations(without: 'lan' | 'network'): Invitations {
  const none = { address: '', square: '' };
  return { without, pair: none, pairFreshFor: 0, follow: none, wasReached: false };
}

function invitation(address: string): Invitation {
  return { address, square: renderSVG(address, { border: 2 }) };
}
