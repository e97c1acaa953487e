import type { Body } from '@corridor/cases';

/** The words of a body, as its author typed them, to become a draft again. */
export function textOf(body: Body): string {
  switch (body.act) {
    case 'said':
    case 'noted':
    case 'asked-more':
    case 'opened':
      return body.text;
    case 'advised':
      return [body.assessment, body.plan, body.safetyNet].join('\n\n');
    case 'disagreed':
      return body.reason;
    case 'amended':
      return body.change.of === 'text' ? body.change.text : body.change.plan;
    case 'handed-over':
      return body.note;
    default:
      return '';
  }
}
