/** Photographs of the case by time, and the way to those of the same patient that two teams share. */
import { type AttachmentInCase, timelineOf } from '@corridor/cases';
import { Link } from 'wouter';
import { useCase } from '../../pages/case/case-context.tsx';
import { useDeeds } from '../../pages/case/deeds.ts';
import { useStrings } from '../../strings/use-strings.ts';
import { dateWords } from '../../time.ts';
import { Button } from '../button/button.tsx';
import { Icon } from '../icon/icon.tsx';
import { siteWords } from '../message/opening.tsx';
import { Picture, useCaption } from '../photograph/photograph.tsx';

function TimelinePhoto({ item }: { readonly item: AttachmentInCase }) {
  const s = useStrings();
  const view = useCase();
  const { look } = useDeeds();
  const { attachment, at, by } = item;
  const caption = useCaption(attachment, at);
  return (
    <li>
      <button type="button" className="timeline-photo" onClick={() => look(attachment.id)}>
        <Picture id={view.case} attachment={attachment} alt={s.thread.photoOf(caption)} />
        <span>
          <b>{dateWords(attachment.takenAt ?? at)}</b>
          {attachment.site === undefined ? null : siteWords(attachment.site, s)}
          <small>{by.name}</small>
        </span>
      </button>
    </li>
  );
}

function AlbumLink() {
  const s = useStrings().thread.sharing.album;
  const { album, team } = useCase();
  if (album === null) return null;
  return (
    <Link className="button small album-link" href={`/team/${team}/case/${album}`}>
      <Icon name="picture" /> {s.open}
    </Link>
  );
}

export function Photos() {
  const s = useStrings().thread;
  const { state, album } = useCase();
  const { ask } = useDeeds();
  const photos = timelineOf(state);
  if (photos.length === 0 && album === null) return null;
  return (
    <section>
      <h2>{s.panel.photos}</h2>
      <ul className="timeline">
        {photos.map((item) => (
          <TimelinePhoto key={item.attachment.id} item={item} />
        ))}
      </ul>
      <div className="side-deeds">
        {photos.length > 1 ? (
          <Button size="small" wide icon="picture" onClick={() => ask({ deed: 'compare', pair: null })}>
            {s.compare.title}
          </Button>
        ) : null}
        <AlbumLink />
      </div>
    </section>
  );
}
