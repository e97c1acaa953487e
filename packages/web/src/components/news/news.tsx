/**
 * News at the desk: that there is something, and for which team; never about whom. Nothing sounds. The title of the page
 * counts what is unread, so that a tab behind others shows it too.
 */
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useWatched } from '../../session/client.tsx';
import { useMe } from '../../session/me.tsx';
import { countFor, type News as Piece, newsBetween } from '../../session/notify.ts';
import { useStrings } from '../../strings/use-strings.ts';
import { IconButton } from '../button/button.tsx';
import { Icon } from '../icon/icon.tsx';
import './news.css';

/** Milliseconds in which somebody who has the case before them has seen it. */
const SETTLES = 1500;
const SHOWN_FOR = 20_000;
const TITLE = 'Corridor';

/** Null: nothing to show. */
function usePiece(): readonly [piece: Piece | null, dismiss: () => void] {
  const { teams } = useMe();
  const shelf = useWatched('shelf', null);
  const known = useRef(teams);
  const [piece, setPiece] = useState<Piece | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => {
      const news = newsBetween(known.current, teams, shelf);
      known.current = teams;
      if (news !== null) setPiece(news);
    }, SETTLES);
    return () => clearTimeout(timer);
  }, [teams, shelf]);
  useEffect(() => {
    if (piece === null) return undefined;
    const timer = setTimeout(() => setPiece(null), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [piece]);
  return [piece, () => setPiece(null)];
}

function useTitle(): void {
  const s = useStrings().habits.news;
  const { teams } = useMe();
  const count = countFor(teams, useWatched('shelf', null));
  useEffect(() => {
    document.title = count === 0 ? TITLE : s.title(count);
    return () => {
      document.title = TITLE;
    };
  }, [count, s]);
}

export function News() {
  const { habits, shell } = useStrings();
  const s = habits.news;
  const [, navigate] = useLocation();
  const [piece, dismiss] = usePiece();
  useTitle();
  return (
    <div className="news-pieces" role="status" aria-label={s.label}>
      {piece === null ? null : (
        <p className={piece.calling ? 'news-piece calling' : 'news-piece'}>
          <Icon name={piece.calling ? 'at' : 'bell'} />
          <span>{piece.calling ? s.calling(piece.name) : s.team(piece.name)}</span>
          <button
            type="button"
            className="news-open"
            onClick={() => {
              dismiss();
              navigate(piece.kind === 'personal' ? '/chats' : `/team/${piece.team}`);
            }}
          >
            {piece.kind === 'personal' ? shell.chats : s.open}
          </button>
          <IconButton icon="close" label={s.dismiss} onClick={dismiss} />
        </p>
      )}
    </div>
  );
}
