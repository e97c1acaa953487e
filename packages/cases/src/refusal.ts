/** Why somebody may not do something in a case: a closed list of codes, and for each what happened and what to do. */
export interface Words {
  readonly what: string;
  readonly next: string;
}

export const words = {
  'not-opened': {
    what: 'The first message of this case cannot be read.',
    next: 'Verify by telephone, and ask the sender to open a new case.',
  },
  'already-opened': { what: 'This case is already open.', next: 'Write in the case instead.' },
  'case-closed': { what: 'This case is closed.', next: 'Reopen it first.' },
  'not-closed': { what: 'This case is still open.', next: 'There is nothing to reopen.' },
  'not-in-case': { what: 'Your team is not in this case.', next: 'Ask one of its teams to share it with yours.' },
  'not-own-team': {
    what: 'The case was opened in the name of another team.',
    next: 'Open it again from your own team.',
  },
  'not-asking-team': { what: 'Only the asking team can do this.', next: 'Send them a message if it is needed.' },
  'not-answering-team': { what: 'Only a team that was asked can do this.', next: 'Send a message instead.' },
  'not-for-this-kind': {
    what: 'This conversation has no advice, owner or outcome.',
    next: 'Open a case if you need an answer.',
  },
  'own-question': {
    what: 'You asked this question, so you cannot advise on it.',
    next: 'Wait for a colleague, or close the case.',
  },
  'own-advice': { what: 'This is your own advice.', next: 'Somebody else of the asking team must acknowledge it.' },
  'open-questions': {
    what: 'A question in this case is still open.',
    next: 'Answer it, or ask its author to take it back. Then close the case.',
  },
  'advice-not-acknowledged': {
    what: 'The asking team has not acknowledged the advice.',
    next: 'They acknowledge it or disagree. Then the case can be closed.',
  },
  'no-advice': { what: 'There is no advice in this case yet.', next: 'Wait for the answer, or telephone the team.' },
  'advice-unknown': {
    what: 'That advice is not in this case.',
    next: 'Open the case again and look at the newest advice.',
  },
  'advice-superseded': {
    what: 'Newer advice has taken the place of this.',
    next: 'Read and acknowledge the newer advice.',
  },
  'advice-already-answered': {
    what: 'A colleague has already acknowledged this advice or disagreed with it.',
    next: 'Nothing more is needed.',
  },
  'advice-changed': {
    what: 'The advice was changed while you were reading it.',
    next: 'Read it again, then acknowledge it.',
  },
  'answered-meanwhile': {
    what: 'Somebody else has advised, acknowledged, amended or closed since you last looked.',
    next: 'Read what they wrote beside your own, then send or discard yours.',
  },
  'already-claimed': {
    what: 'A colleague has this case.',
    next: 'Ask them to hand it over, or assign it to yourself if they are away.',
  },
  'already-yours': { what: 'You already have this case.', next: 'Nothing more is needed.' },
  'not-owner': { what: 'You do not have this case.', next: 'Claim it first.' },
  'no-handover': { what: 'Nobody is handing this case over.', next: 'Claim it if nobody has it.' },
  'not-addressee': {
    what: 'This case was handed to somebody else.',
    next: 'Wait until they accept it, or ask its owner.',
  },
  'handover-to-self': { what: 'You already have this case.', next: 'Choose a colleague.' },
  'handover-outside': {
    what: 'That person’s team has not been asked in this case.',
    next: 'Share the case with their team first.',
  },
  'already-in-case': { what: 'That team is already in this case.', next: 'Choose another team.' },
  'share-forbidden': {
    what: 'This case’s pathway does not allow sharing with that team.',
    next: 'Choose a team that it names, or ask the team that looks after the pathway.',
  },
  'not-the-fallback': {
    what: 'That team is not the one that this case’s pathway offers it to.',
    next: 'Tell the operator: this should not happen.',
  },
  'phase-unknown': { what: 'This group’s cases have no such phase.', next: 'Choose one of the phases that it names.' },
  'watch-settled': {
    what: 'A colleague has reviewed this already, or it was never to be watched.',
    next: 'Read what they wrote. Send your message by itself if it is still needed.',
  },
  'person-left': {
    what: 'This person is no longer in the team.',
    next: 'Choose a colleague. If the case was theirs, assign it to yourself.',
  },
  'asking-team-stays': {
    what: 'The asking team looks after the patient and stays in the case.',
    next: 'Close the case if it is finished.',
  },
  'last-team': {
    what: 'Yours is the only team left that was asked.',
    next: 'Share the case with another team first, or close it.',
  },
  'owner-leaves': { what: 'Somebody of your team has this case.', next: 'Hand it over or release it first.' },
  'not-author': { what: 'Only the author can amend a message.', next: 'Write a message that says what is wrong.' },
  'nothing-to-amend': {
    what: 'That message cannot be amended.',
    next: 'Write a new message. To change a medicine, send new advice.',
  },
  'question-settled': {
    what: 'That question has been answered or taken back already.',
    next: 'Send your message without it.',
  },
  'question-not-yours': { what: 'Another team asked that question.', next: 'Answer it, or ask them to take it back.' },
  'patient-in-doubt': {
    what: 'Somebody says that this case is about the wrong patient.',
    next: 'A second person must confirm or reject that first.',
  },
  'already-in-doubt': {
    what: 'The patient of this case is already being checked.',
    next: 'Confirm or reject the change that was proposed.',
  },
  'no-proposal': { what: 'No change of patient is waiting to be confirmed.', next: 'Propose the change again.' },
  'same-person-twice': { what: 'A change of patient needs two people.', next: 'Ask a colleague to confirm it.' },
  'differs-from-proposal': {
    what: 'That is neither the proposed patient nor the present one.',
    next: 'Confirm or reject the proposal as it stands.',
  },
  'no-consent': {
    what: 'No consent is recorded for photographs in this case.',
    next: 'Record who agreed, and to what. Then add the photograph.',
  },
  'identity-not-confirmed': {
    what: 'The patient’s name and date of birth were not confirmed.',
    next: 'Read them back, tick that you did, then send.',
  },
  'only-guardian': { what: 'Only an organisation’s guardian can do this.', next: 'Ask your records team.' },
  'guardian-cannot': {
    what: 'A guardian keeps records and keys. It does not take part in a case.',
    next: 'A person of one of the teams must do this.',
  },
  'not-own-organisation': {
    what: 'A guardian files and shares for its own organisation alone.',
    next: 'The other organisation’s guardian must do this.',
  },
  'wrong-lane': {
    what: 'A private note was sent where both teams can read.',
    next: 'Tell the operator: this should not happen.',
  },
} as const satisfies Readonly<Record<string, Words>>;

export type RefusalCode = keyof typeof words;
