import { describe, expect, test } from 'vitest';
import { opened } from '../test/bodies.ts';
import { boundPathway } from '../test/pathways.ts';
import { decodeBody, encodeBody } from './body/body.ts';
import type { Answer } from './body/opened.ts';
import { checkAnswers, redFlags } from './pathway-question.ts';

describe('answers', () => {
  const pathway = boundPathway();
  const answer = (question: string, value: Answer['value'], unit?: string): Answer => ({
    question,
    label: question,
    value,
    ...(unit === undefined ? {} : { unit }),
  });
  const site = answer('site', { code: 'forearm-back', label: 'Forearm, back', side: 'left' });
  const weeks = answer('weeks', 11, 'weeks');
  const wrong = (...answers: Answer[]) => checkAnswers(pathway, answers).map(({ path }) => path);

  test('[PW5] what is required and missing, or of the wrong kind, is named', () => {
    expect(wrong()).toEqual(['site', 'weeks']);
    expect(wrong(site, weeks)).toEqual([]);
    expect(wrong(site, answer('weeks', 11))).toEqual(['weeks']);
    expect(wrong(site, answer('weeks', -1, 'weeks'))).toEqual(['weeks']);
    expect(wrong(answer('site', 'left arm'), answer('weeks', 'long', 'weeks'))).toEqual(['site', 'weeks']);
    expect(wrong(site, weeks, answer('changed', ['Size', 'Smell']))).toEqual(['changed']);
    expect(wrong(site, weeks, answer('changed', 'Size'))).toEqual(['changed']);
    expect(wrong(site, weeks, answer('bleeding', 'yes'))).toEqual(['bleeding']);
  });

  test('[PW6] a question that depends on another is asked only then', () => {
    expect(wrong(site, weeks, answer('bleeding', false))).toEqual([]);
    expect(wrong(site, weeks, answer('bleeding', true))).toEqual(['since']);
    expect(wrong(site, weeks, answer('bleeding', true), answer('since', '2026-02-30'))).toEqual(['since']);
    expect(wrong(site, weeks, answer('bleeding', true), answer('since', '2026-02-20'))).toEqual([]);
  });

  test('[PW7] an answer that is a red flag says to refer now', () => {
    expect(redFlags(pathway, [answer('bleeding', true)]).map(({ id }) => id)).toEqual(['bleeding']);
    expect(redFlags(pathway, [answer('bleeding', false)])).toEqual([]);
  });

  test('[PW9] a number is a red flag from or up to where the pathway says, and what was not asked is none', () => {
    const { questions } = boundPathway({
      questions: [
        { id: 'unwell', label: 'Unwell?', type: 'boolean' },
        {
          id: 'rate',
          label: 'Rate',
          type: 'number',
          redFlagFrom: 150,
          redFlagUpTo: 40,
          when: { question: 'unwell', is: true },
        },
      ],
    });
    const flags = (rate: number, unwell = true) =>
      redFlags({ questions }, [answer('unwell', unwell), answer('rate', rate)]).length;
    expect([flags(40), flags(41), flags(149), flags(150), flags(150, false)]).toEqual([1, 0, 0, 1, 0]);
  });

  test('[PW26] a medicine is answered with drug, dose, unit, route and frequency, one or several', () => {
    const { questions } = boundPathway({
      questions: [{ id: 'now', label: 'Now', type: 'medication', required: true }],
    });
    const metformin = {
      drug: 'metformin',
      dose: '500',
      unit: 'mg',
      route: 'by mouth',
      frequency: 'twice a day',
    } as const;
    const found = (value: Answer['value']) =>
      checkAnswers({ questions }, [answer('now', value)]).map(({ path }) => path);
    expect([found(metformin), found([metformin]), found('metformin'), found([])]).toEqual([[], [], ['now'], ['now']]);
    const body = { ...opened, answers: [answer('now', [metformin, metformin])] };
    expect(decodeBody(encodeBody(body), 'opened')).toEqual(body);
    const wrong500 = { ...metformin, dose: '500.0' };
    expect(() => encodeBody({ ...opened, answers: [answer('now', [wrong500])] })).toThrow('body-invalid');
  });
});
