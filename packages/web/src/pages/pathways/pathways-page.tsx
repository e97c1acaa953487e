/** Local pathways: what is offered, what waits for a second person, and a place to write the next. */
import type { PathwayProposal, Pathways, ReleasedPathway } from '@corridor/client';
import { useCallback, useEffect, useState } from 'react';
import { Button } from '../../components/button/button.tsx';
import { Failure } from '../../components/notice/failure.tsx';
import { RowsShape } from '../../components/shape/shape.tsx';
import { useClient } from '../../session/client.tsx';
import { useDeed } from '../../session/deed.ts';
import { useOfficeStrings } from '../../strings/use-office-strings.ts';
import { wordsFor } from '../rota/refusals.ts';
import { CommandToken } from './command-token.tsx';
import { Editor } from './editor.tsx';
import { nextVersion, STARTING_TEXT } from './new-text.ts';
import { Proposals } from './proposals.tsx';
import { Review } from './review.tsx';
import { Released } from './services.tsx';
import './pathways.css';

type Doing =
  | { readonly is: 'listing' }
  | { readonly is: 'writing'; readonly text: string }
  | { readonly is: 'reading'; readonly proposal: PathwayProposal };

function usePathways() {
  const client = useClient();
  const deed = useDeed();
  const { run } = deed;
  const [pathways, setPathways] = useState<Pathways | null>(null);
  const load = useCallback(() => void run(async () => setPathways(await client.pathways())), [client, run]);
  useEffect(load, [load]);
  const setState = ({ team, pathway }: ReleasedPathway, state: ReleasedPathway['state']) =>
    void run(async () => setPathways(await client.setServiceState(team, pathway, state)));
  return { pathways, setPathways, deed, load, setState };
}

export function PathwaysPage() {
  const s = useOfficeStrings();
  const words = s.pathways;
  const { pathways, setPathways, deed, load, setState } = usePathways();
  const [doing, setDoing] = useState<Doing>({ is: 'listing' });
  const list = () => setDoing({ is: 'listing' });
  const done = (now: Pathways) => {
    setPathways(now);
    list();
  };
  const mayPropose = pathways?.mayPropose === true;
  return (
    <main className="main" id="main" tabIndex={-1}>
      <div className="page-head">
        <h1>{words.title}</h1>
        <p>{words.subtitle}</p>
        {mayPropose && doing.is === 'listing' ? (
          <div className="pathway-write">
            <Button icon="plus" onClick={() => setDoing({ is: 'writing', text: STARTING_TEXT })}>
              {words.write}
            </Button>
          </div>
        ) : null}
      </div>
      <div className="page-body">
        <Failure
          words={wordsFor(deed, words.refusals)}
          actions={pathways === null ? <Button onClick={load}>{s.shell.tryAgain}</Button> : undefined}
        />
        {pathways === null && deed.failure === null ? <RowsShape rows={6} /> : null}
        {pathways === null || doing.is !== 'listing' ? null : (
          <div className="pathway-lists">
            {mayPropose ? (
              <Proposals
                proposals={pathways.proposals}
                onOpen={(proposal) => setDoing({ is: 'reading', proposal })}
              />
            ) : null}
            <Released
              released={pathways.released}
              onState={setState}
              onEdit={mayPropose ? ({ text }) => setDoing({ is: 'writing', text: nextVersion(text) }) : null}
            />
            {mayPropose ? <CommandToken token={pathways.token} onChanged={setPathways} /> : null}
          </div>
        )}
        {doing.is === 'writing' ? <Editor text={doing.text} onProposed={done} onLeave={list} /> : null}
        {doing.is === 'reading' && pathways !== null ? (
          <Review
            proposal={doing.proposal}
            released={releasedOf(pathways, doing.proposal)}
            onDone={done}
            onLeave={list}
          />
        ) : null}
      </div>
    </main>
  );
}

function releasedOf({ released }: Pathways, { team, pathway }: PathwayProposal): ReleasedPathway | null {
  return released.find((each) => each.team === team && each.pathway === pathway) ?? null;
}
