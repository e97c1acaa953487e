/** The session is over, here or from elsewhere: what happened, and that nothing was left. */
import type { Access } from '@corridor/client';
import { AccessFrame } from '../../components/access-frame/access-frame.tsx';
import { Button } from '../../components/button/button.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { useFirstStrings } from '../../strings/strings.tsx';

type Why = Extract<Access, { readonly state: 'ended' }>['why'];

export function Ended({ why, onAgain }: { readonly why: Why; readonly onAgain: () => void }) {
  const s = useFirstStrings().access;
  const { title, body } = s.ended[why];
  return (
    <AccessFrame>
      <h1 className="spoken">{title}</h1>
      <Notice
        tone={why === 'removed' ? 'late' : 'plain'}
        icon="leave"
        title={title}
        live
        actions={<Button onClick={onAgain}>{s.signInAgain}</Button>}
      >
        {body}
      </Notice>
    </AccessFrame>
  );
}
