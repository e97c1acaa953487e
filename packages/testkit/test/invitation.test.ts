/** An invitation from end to end: a real client, guardian, server and identity provider. */
import type { CorridorClient, Http } from '@corridor/client';
import {
  invitationSigner,
  newInvitationCode,
  newSigner,
  sha256,
  sign,
  signInvitation,
  systemRandom,
} from '@corridor/crypto';
import {
  aboutAnswer,
  decodeFrame,
  decodeSigned,
  encodeFrame,
  encodeSigned,
  organisation as organisationFormat,
  toBase64url,
  toHex,
} from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PersonKey, startNetwork, subjectOf, type TestNetwork } from '../src/index.ts';

let network: TestNetwork;
beforeAll(async () => {
  network = await startNetwork();
});
afterAll(async () => await network[Symbol.asyncDispose]());

const WEEK = 7 * 24 * 60 * 60 * 1000;

/** As an administrator's command makes it and brings it to the guardian: the code, and the link that carries it. */
async function invite(key: PersonKey): Promise<{ readonly code: string; readonly link: string }> {
  const { guardian, guardianUrl, organisations, users, clock } = network;
  const { elmbridge } = organisations;
  const { root } = (await guardian.office.hosting.get(elmbridge)).organisation;
  const code = await newInvitationCode(systemRandom);
  const [at, fingerprint] = [clock.now(), await sha256(root)];
  const of = { organisation: elmbridge, user: users[key], root: fingerprint, at, expiresAt: at + WEEK };
  const statement = encodeSigned(await signInvitation(of, await invitationSigner(code)));
  const answer = await fetch(`${guardianUrl}/admin/v1/organisations/${elmbridge}/invitations`, {
    method: 'POST',
    headers: { authorization: `Bearer ${guardian.adminToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ invitation: toBase64url(statement) }),
  });
  expect(answer.status).toBe(201);
  return { code, link: `${guardianUrl}/invitation#${code}.${toHex(fingerprint)}` };
}

async function join(client: CorridorClient, key: PersonKey, invitation?: string) {
  const { guardianUrl, provider, organisations } = network;
  const { url, pending } = await client.beginSignIn(`${guardianUrl}/`, 'shared', invitation);
  await client.finishSignIn(pending, await provider.signIn(url, subjectOf(key)));
  return await client.unlock(organisations.elmbridge, { kind: 'guardian' });
}

/** Between the browser and its guardian somebody shows another root for the same organisation. */
async function swapped(): Promise<Http> {
  const stranger = await newSigner(systemRandom);
  return async (url, init) => {
    const response = await fetch(url, init);
    if (!url.endsWith('/v1/about')) return response;
    const said = decodeFrame(aboutAnswer, new Uint8Array(await response.arrayBuffer()));
    const organisations = await Promise.all(
      said.organisations.map(async (raw) => {
        const says = organisationFormat.decode(decodeSigned(raw).bytes);
        return encodeSigned(await sign(organisationFormat, { ...says, root: stranger.publicKey }, stranger));
      }),
    );
    return new Response(encodeFrame({ ...said, organisations }));
  };
}

test('[IV2] a code tells the newcomer where they join before they sign in, and their keys come by it', async () => {
  const { code } = await invite('rahman');
  const client = network.browser();
  const shown = await client.readInvitation(` ${code.toLowerCase().replaceAll('-', ' ')} `);
  expect(shown).toMatchObject({ organisation: network.organisations.elmbridge, name: 'Dr Amina Rahman' });
  const me = await join(client, 'rahman', code);
  expect(me.hat.name).toBe('Dr Amina Rahman');
  const late = network.browser();
  await expect(late.readInvitation(code)).rejects.toMatchObject({ code: 'invitation-used' });
});

test('[IV3] another root than the invitation names is refused, before anything is signed and after', async () => {
  const { code, link } = await invite('okafor');
  const http = await swapped();
  const client = network.browser({ http });
  await expect(client.readInvitation(code)).rejects.toMatchObject({ code: 'root-swapped' });
  await expect(client.readInvitation(link)).rejects.toMatchObject({ code: 'root-swapped' });
  await expect(join(client, 'okafor', code)).rejects.toMatchObject({ code: 'root-swapped' });
  const other = link.replace(/[0-9a-f]{8}$/u, '00000000');
  await expect(network.browser().readInvitation(other)).rejects.toMatchObject({ code: 'root-swapped' });
});

test('[IV4] [IV6] without the invitation, with somebody else’s, and with a slip of the pen, nobody gets keys', async () => {
  const { code } = await invite('okafor');
  await expect(join(network.browser(), 'okafor')).rejects.toMatchObject({ code: 'invitation-needed' });
  const mistyped = code.replace(/^./u, (letter) => (letter === '7' ? '8' : '7'));
  await expect(network.browser().readInvitation(mistyped)).rejects.toMatchObject({ code: 'bad-invitation-code' });
  const unknown = await newInvitationCode(systemRandom);
  await expect(network.browser().readInvitation(unknown)).rejects.toMatchObject({ code: 'invitation-over' });
  const { code: theirs } = await invite('rahman');
  await expect(join(network.browser(), 'okafor', theirs)).rejects.toMatchObject({ code: 'invitation-other' });
  expect((await join(network.browser(), 'okafor', code)).hat.name).toBe('Chidi Okafor');
});
