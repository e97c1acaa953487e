/** What waits for a second person, and what became of the last ones. */
import type { PathwayProposal } from '@corridor/client';
import { Button } from '../../components/button/button.tsx';
import { useNow } from '../../session/clock.tsx';
import { useOfficeStrings } from '../../strings/use-office-strings.ts';
import { momentWords } from '../../time.ts';

interface ProposalsProps {
  readonly proposals: readonly PathwayProposal[];
  readonly onOpen: (proposal: PathwayProposal) => void;
}

export function Proposals({ proposals, onOpen }: ProposalsProps) {
  const strings = useOfficeStrings();
  const s = strings.pathways;
  const now = useNow();
  const stateWords = ({ state, approvedBy }: PathwayProposal) =>
    state === 'released' ? s.releasedBy(approvedBy ?? '') : s.proposalStates[state];
  return (
    <section className="pane">
      <h2>{s.proposals}</h2>
      {proposals.length === 0 ? <p className="quiet">{s.noProposals}</p> : null}
      <ul className="pathway-list">
        {proposals.map((proposal) => (
          <li key={proposal.id}>
            <div>
              <p>
                <b>{proposal.title}</b> <span className="tag">{s.version(proposal.version)}</span>
              </p>
              <p className="quiet">
                {s.proposedBy(proposal.by, momentWords(proposal.at, now, strings), proposal.teamName)}{' '}
                {stateWords(proposal)}
              </p>
            </div>
            {proposal.state === 'proposed' ? (
              <Button size="small" onClick={() => onOpen(proposal)}>
                {proposal.mayApprove ? s.readAndRelease : s.readProposal}
                <span className="spoken"> {proposal.title}</span>
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
