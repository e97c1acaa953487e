/** What happened and what to do, for every code that a call of the client can fail with. */
import { words } from '@corridor/cases';
import type { ClientErrorCode } from '@corridor/client';
import type { Words } from '../words.ts';

export const errors: Readonly<Record<ClientErrorCode, Words>> = {
  ...words,
  offline: { what: 'There is no connection.', next: 'What you wrote is kept. It goes when you are back.' },
  locked: { what: 'Your messages are locked.', next: 'Unlock them to go on. Your draft is kept.' },
  'not-signed-in': { what: 'You are not signed in.', next: 'Sign in again. Your draft is kept.' },
  'identity-refused': {
    what: 'Your organisation’s sign-in was refused.',
    next: 'Sign in again. If it happens twice, ask your IT team.',
  },
  'no-such-way': { what: 'That way does not open your lock.', next: 'Choose another way in.' },
  'wrong-recovery-code': {
    what: 'That is not your recovery code.',
    next: 'Check each group against the sheet. A newer sheet replaces an older one.',
  },
  'bad-invitation-code': {
    what: 'That is not how an invitation code is written.',
    next: 'Check each group of four against the paper or the link.',
  },
  'invitation-over': {
    what: 'This invitation is not known here, or it has expired or was withdrawn.',
    next: 'Ask your administrator for a new one.',
  },
  'invitation-used': {
    what: 'This invitation was used already.',
    next: 'If it was not you, telephone your administrator now: somebody else has your code.',
  },
  'invitation-other': {
    what: 'This invitation is for somebody else than has signed in.',
    next: 'Sign in as the person it names, or ask for your own.',
  },
  'invitation-needed': {
    what: 'Your organisation lets nobody join without an invitation.',
    next: 'Open the link that your administrator gave you, or type the code under /invitation.',
  },
  'root-swapped': {
    what: 'This page shows another organisation than your invitation names.',
    next: 'Do not go on. Telephone your administrator: somebody may stand between you and your organisation.',
  },
  'cannot-open': { what: 'This could not be opened.', next: 'Try again. If it stays so, verify by telephone.' },
  'team-closed': {
    what: 'Not sent. That team was closed, and nobody there would read it.',
    next: 'Your message is kept as a draft. Share the case with another team, refer, or telephone if it is urgent.',
  },
  'team-not-confirmed': {
    what: 'Not sent. We cannot confirm who is in that team.',
    next: 'Nothing left this device, and your message is kept as a draft. Check again, or telephone the team if it is urgent.',
  },
  'pinned-otherwise': {
    what: 'Not sent. This service names an organisation that is not the one we know.',
    next: 'Nothing left this device. Telephone the team, and tell whoever runs the service to release it again.',
  },
  'not-vouched-for': {
    what: 'Too few organisations still vouch for that one, so nothing is sent to it.',
    next: 'Telephone a number that you knew before, and ask your IT team. You can read what is here; your draft is kept.',
  },
  'vouch-withheld': {
    what: 'An organisation in this case is vouched for otherwise by now, and we were not shown how.',
    next: 'Telephone if it is urgent. Your message is kept, and goes by itself once we are.',
  },
  'log-stale': {
    what: 'For a day nobody has confirmed who is in that team.',
    next: 'Telephone if it is urgent. It goes by itself once they are confirmed, or send it now to the members last confirmed.',
  },
  'log-forked': {
    what: 'The list of keys and members contradicts itself, so others might read this.',
    next: 'Telephone instead, and tell your IT team now. Your message is kept.',
  },
  'roster-withheld': {
    what: 'That team’s members have changed, and we were not shown how.',
    next: 'Telephone if it is urgent. Your message is kept, and goes by itself once we are.',
  },
  'not-in-log': {
    what: 'That team’s list of members is not in the log where it must be.',
    next: 'Telephone if it is urgent. Your message is kept, and goes by itself once it is there.',
  },
  'invalid-body': {
    what: 'Something in what you wrote cannot be sent.',
    next: 'Check what is marked. Your draft is kept.',
  },
  'not-a-picture': {
    what: 'This file is not a picture that can be opened.',
    next: 'Choose a JPEG or PNG photograph, or take it here.',
  },
  'empty-file': { what: 'This file is empty.', next: 'Choose it again, or take the photograph here.' },
  'file-too-large': {
    what: 'This file is over 50 MB.',
    next: 'Choose a smaller one. Photographs taken here always fit.',
  },
  'picture-too-large': {
    what: 'This picture has too many pixels to be opened safely.',
    next: 'Take it here, or make it smaller first.',
  },
  heic: {
    what: 'This is a HEIC picture, which not everybody can open.',
    next: 'On an iPhone set Settings, Camera, Formats to Most Compatible, or take it here.',
  },
  'file-type': { what: 'Files of this kind cannot be attached.', next: 'Attach a JPEG, PNG, PDF or plain text file.' },
  malformed: {
    what: 'The server could not read what was sent.',
    next: 'Your draft is kept. Reload the app, then send it again.',
  },
  'too-large': { what: 'This is too long for one message.', next: 'Shorten it, or attach it as a file.' },
  version: { what: 'This app is older than the server.', next: 'Reload it. Your draft is kept.' },
  unauthenticated: { what: 'The server does not know this session.', next: 'Sign in again. Your draft is kept.' },
  'session-ended': { what: 'Your session has ended.', next: 'Sign in again. Your draft is kept.' },
  'not-allowed': { what: 'You may not do this.', next: 'Ask somebody of a team in this case.' },
  'unknown-case': { what: 'There is no such case, or you may not open it.', next: 'Go back to the inbox.' },
  'unknown-team': { what: 'There is no such team.', next: 'Choose another service.' },
  'unknown-event': { what: 'That message is not in this case.', next: 'Open the case again.' },
  'unknown-person': { what: 'There is no such person, or they have left.', next: 'Choose somebody else.' },
  'header-mismatch': { what: 'The message did not fit your session.', next: 'Sign in again. Your draft is kept.' },
  'stale-epoch': { what: 'The lock of this case changed while you wrote.', next: 'Send it again: it is sealed anew.' },
  'stale-roster': {
    what: 'Somebody joined or left while you wrote.',
    next: 'See who reads this now, then send it again.',
  },
  'stale-basis': {
    what: 'Somebody else advised, acknowledged, amended or closed since you last looked.',
    next: 'Read what they wrote, then send yours or discard it.',
  },
  'out-of-order': { what: 'This arrived before something it rests on.', next: 'Send it again.' },
  conflict: { what: 'This was sent twice with different content.', next: 'Open the case and see what arrived.' },
  'service-off': {
    what: 'This service does not take cases now.',
    next: 'Your question is kept as a draft. Choose another service, or telephone.',
  },
  clock: {
    what: 'This device’s clock is wrong by more than the server accepts.',
    next: 'Set the clock, then send it again.',
  },
  'rate-limited': { what: 'Too much was sent in a short time.', next: 'It goes by itself in a minute.' },
  incomplete: {
    what: 'A photograph has not arrived in full.',
    next: 'It carries on by itself; then the message goes.',
  },
  'no-space': {
    what: 'The server has no room just now.',
    next: 'Nothing is lost here. It goes when there is room; telephone if it is urgent.',
  },
  erased: {
    what: 'This case was erased.',
    next: 'Nothing can be added to it. Open it to see who agreed and when.',
  },
  unavailable: {
    what: 'The server cannot be reached just now.',
    next: 'Nothing is lost here. It goes by itself; telephone if it is urgent.',
  },
};
