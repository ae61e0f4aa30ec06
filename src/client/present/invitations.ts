import type { Invitations } from '../../serve/present/state.ts';

/** Asks for the addresses that phones may scan now; undefined when the server can't be reached. */
export async function askInvitations(below: string): Promise<Invitations | undefined> {
  const answer = await fetch(`${below}/invitations`).catch(() => undefined);
  return answer?.ok ? ((await answer.json()) as Invitations) : undefined;
}
