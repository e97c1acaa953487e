/** Conversations without a patient: one to one, and the teams' own. */
import type { InboxRow } from '@corridor/client';
import { useState } from 'react';
import { useSearch } from 'wouter';
import { Button } from '../../components/button/button.tsx';
import { Empty } from '../../components/empty/empty.tsx';
import { Row } from '../../components/row/row.tsx';
import { RowsShape } from '../../components/shape/shape.tsx';
import { useWatched } from '../../session/client.tsx';
import type { CaseId, TeamId } from '../../session/ids.ts';
import { useMe } from '../../session/me.tsx';
import { useStrings } from '../../strings/use-strings.ts';
import { CasePage } from '../case/case-page.tsx';
import { isCase } from '../inbox/groups.ts';
import { NewChat } from './new-chat.tsx';
import './chats.css';

function TeamChats({ team, chosen }: { readonly team: TeamId; readonly chosen: CaseId | null }) {
  const inbox = useWatched('inbox', team);
  const rows: readonly InboxRow[] = (inbox?.rows ?? [])
    .filter((row) => !isCase(row))
    .toSorted((a, b) => b.changedAt - a.changedAt);
  if (rows.length === 0)
    return inbox?.loading === false ? null : (
      <section aria-busy="true">
        <RowsShape rows={1} />
      </section>
    );
  return (
    <section>
      <h2 className="group-head">{inbox?.teamName}</h2>
      {rows.map((row) => (
        <Row key={row.case} row={row} href={`/chats/${row.case}`} current={row.case === chosen} />
      ))}
    </section>
  );
}

export function Chats({ chosen }: { readonly chosen: CaseId | null }) {
  const s = useStrings().newCase.chat;
  const me = useMe();
  const asked = new URLSearchParams(useSearch()).get('with');
  const [writing, setWriting] = useState(false);
  const List = chosen === null ? 'main' : 'section';
  return (
    <>
      <List className="list" aria-label={s.title} {...(chosen === null ? { id: 'main', tabIndex: -1 } : {})}>
        <div className="list-head">
          <h1>{s.title}</h1>
          <p className="list-summary">{s.body}</p>
          <p className="chats-start">
            <Button icon="plus" onClick={() => setWriting(true)}>
              {s.find}
            </Button>
          </p>
        </div>
        <div className="rows chats-rows">
          {me.teams.map(({ team }) => (
            <TeamChats key={team} team={team} chosen={chosen} />
          ))}
          <p className="chats-empty">{s.empty}</p>
        </div>
      </List>
      {chosen === null ? (
        <section className="main-empty" aria-label={s.none}>
          <Empty icon="chat" title={s.none}>
            {s.noneBody}
          </Empty>
        </section>
      ) : (
        <CasePage key={chosen} id={chosen} back="/chats" />
      )}
      {writing || asked !== null ? <NewChat key={asked} withUser={asked} onClose={() => setWriting(false)} /> : null}
    </>
  );
}
