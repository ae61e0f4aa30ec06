import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { networkAddresses } from '../../../src/serve/present/invitations.ts';
import { openTalk, talk } from './given-talk.ts';

test('without --lan nothing listens beyond this machine, and the lecturer is told why there are no phones', async () => {
  const open = await openTalk({ text: talk }, 'none');
  try {
    const { address, invitations } = open.presentation;
    const port = Number(new URL(address).port);
    expect(await answers('127.0.0.1', port)).toBe(true);
    // 127.0.0.2 would answer if the server listened everywhere, on a machine in no network too.
    for (const host of ['127.0.0.2', ...networkAddresses()]) expect(await answers(host, port), host).toBe(false);
    expect(invitations()).toMatchObject({ without: 'lan', pair: { address: '' }, follow: { address: '' } });
    for (const path of ['/drive/remote', '/f/aaaaaaaa', '/pair/x'])
      expect((await fetch(new URL(path, address))).status, path).toBe(404);
  } finally {
    await open.close();
  }
});

test('with --lan the phones’ server is another one, which knows no page of the lecturer without a token', async () => {
  const open = await openTalk({ text: talk });
  try {
    const { address, invitations } = open.presentation;
    const follow = new URL(invitations().follow.address);
    expect(follow.port).not.toBe(new URL(address).port);
    for (const path of ['/', '/speaker', '/events?as=speaker', '/invitations'])
      expect((await fetch(new URL(path, follow.origin))).status, path).toBe(404);
  } finally {
    await open.close();
  }
});

function answers(host: string, port: number): Promise<boolean> {
  return new Promise((settle) => {
    const socket = connect({ host, port });
    const end = (isOpen: boolean): void => {
      socket.destroy();
      settle(isOpen);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}
