/** The photographs of one patient that two teams share, place by place, oldest first, each with who took it. */
import { type AttachmentInCase, siteKey, takenAt, timelineOf } from '@corridor/cases';
import { Button } from '../../components/button/button.tsx';
import { Empty } from '../../components/empty/empty.tsx';
import { siteWords } from '../../components/message/opening.tsx';
import { Picture, captionOf } from '../../components/photograph/photograph.tsx';
import { ScrollArea } from '../../components/scroll-area/scroll-area.tsx';
import { useStrings } from '../../strings/use-strings.ts';
import { dateWords } from '../../time.ts';
import { organisationOf, useCase } from './case-context.tsx';
import { CaseNotices } from './case-notices.tsx';
import { useDeeds } from './deeds.ts';
import { useSaw } from './saw.ts';
import './album.css';

function Taken({ item }: { readonly item: AttachmentInCase }) {
  const s = useStrings();
  const view = useCase();
  const { look } = useDeeds();
  const { attachment, at, by } = item;
  const team = view.state.teams.find((each) => each.team === by.team);
  return (
    <li>
      <button type="button" className="photograph" onClick={() => look(attachment.id)}>
        <Picture id={view.case} attachment={attachment} alt={s.thread.photoOf(captionOf(attachment, at, s))} />
        <span className="album-taken">
          <b>{dateWords(takenAt(item))}</b>
          {attachment.shot === undefined ? null : <span>{s.thread.shot[attachment.shot]}</span>}
          <span>{s.thread.sharing.album.by(by.name, team?.name ?? organisationOf(view, by))}</span>
        </span>
      </button>
    </li>
  );
}

function Place({ items }: { readonly items: readonly AttachmentInCase[] }) {
  const s = useStrings();
  const words = s.thread.sharing.album;
  const { ask } = useDeeds();
  const first = items[0];
  const last = items.at(-1);
  if (first === undefined || last === undefined) return null;
  const { site } = first.attachment;
  return (
    <section className="album-place">
      <h2>
        {site === undefined ? words.noPlace : siteWords(site, s)} <small>{words.count(items.length)}</small>
      </h2>
      {items.length > 1 ? (
        <Button
          size="small"
          icon="picture"
          onClick={() => ask({ deed: 'compare', pair: [first.attachment.id, last.attachment.id] })}
        >
          {words.compare}
        </Button>
      ) : null}
      <ul>
        {items.map((item) => (
          <Taken key={item.attachment.id} item={item} />
        ))}
      </ul>
    </section>
  );
}

/** The two teams that keep it. */
function useAlbumTeams(): string {
  const { state } = useCase();
  return state.teams
    .filter(({ left }) => left === null)
    .map(({ name }) => name)
    .join(', ');
}

export function Album() {
  const s = useStrings().thread.sharing.album;
  const { state } = useCase();
  const teams = useAlbumTeams();
  const items = timelineOf(state);
  const places = Map.groupBy(items, ({ attachment }) => siteKey(attachment));
  useSaw();
  return (
    <>
      <div className="case-head">
        <h1 id="main" tabIndex={-1}>
          {s.title(teams)}
        </h1>
        <p>{s.body}</p>
      </div>
      <CaseNotices />
      <ScrollArea className="album">
        {items.length === 0 ? (
          <Empty icon="picture" title={s.empty}>
            {s.emptyBody}
          </Empty>
        ) : null}
        {[...places].map(([key, taken]) => (
          <Place key={key} items={taken} />
        ))}
      </ScrollArea>
    </>
  );
}
