/** What the practice asks the hospital, in tests, and what a client shows of it. */
import type { Body, NewCase } from '@corridor/cases';
import type { CaseView, CorridorClient, Topic, Topics } from '@corridor/client';
import type { CaseId } from '@corridor/wire';
import { PATHWAY, type TestNetwork } from './network.ts';

/** Resolves with the first value of a topic that is as wanted. */
export async function until<T extends Topic>(
  client: CorridorClient,
  topic: T,
  ask: Topics[T]['ask'],
  wanted: (value: Topics[T]['value']) => boolean,
): Promise<Topics[T]['value']> {
  let stop: () => void = () => undefined;
  try {
    return await new Promise((resolve) => {
      stop = client.watch(topic, ask, (value) => {
        if (wanted(value)) resolve(value);
      });
    });
  } finally {
    stop();
  }
}

/** Text of a case's messages, as somebody reads it. */
export function messagesIn({ state }: CaseView): readonly string[] {
  return state.thread.flatMap((item) => (item.kind === 'message' && 'text' in item.body ? [item.body.text] : []));
}

/** A question about a skin lesion, from the practice to the hospital. */
export function question(over: Partial<NewCase> = {}): NewCase {
  return {
    purpose: { kind: 'advice', wants: 'advice' },
    subject: 'Changing naevus, left forearm',
    text: 'It has grown since spring. Should she be seen?',
    patient: {
      nhsNumber: '9990000018' as never,
      family: 'Barrowclough',
      given: 'Joan',
      born: '1957-07-14',
      gender: 'female',
    },
    confirmedIdentity: true,
    answers: [],
    attachments: [],
    ...over,
  };
}

export function said(text: string): Body {
  return { act: 'said', text, attachments: [], mentions: [], answers: [], withdraws: [] };
}

/** Opens the question as a person of the practice would; the answer is its case. */
export async function askHospital(
  network: TestNetwork,
  client: CorridorClient,
  over: Partial<NewCase> = {},
): Promise<CaseId> {
  const caseId = await client.newCaseId();
  await client.open({
    case: caseId,
    kind: 'advice',
    asking: network.teams.elmbridge,
    answering: [network.teams.calderbrook],
    pathway: { team: network.teams.calderbrook, id: PATHWAY },
    content: question(over),
  });
  return caseId;
}
