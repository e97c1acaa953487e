/** A token with which the command acts as this person: made here, shown once, taken back here. */
import type { Pathways } from '@corridor/client';
import { useState } from 'react';
import { Button } from '../../components/button/button.tsx';
import { Failure } from '../../components/notice/failure.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { useClient } from '../../session/client.tsx';
import { useDeed } from '../../session/deed.ts';
import { useOfficeStrings } from '../../strings/use-office-strings.ts';
import { dateWords } from '../../time.ts';

interface TokenProps {
  readonly token: Pathways['token'];
  readonly onChanged: (pathways: Pathways) => void;
}

export function CommandToken({ token, onChanged }: TokenProps) {
  const s = useOfficeStrings().pathways;
  const client = useClient();
  const deed = useDeed();
  const [shown, setShown] = useState<string | null>(null);
  const make = () =>
    void deed.run(async () => {
      setShown(await client.newCommandToken());
      onChanged(await client.pathways());
    });
  const revoke = () =>
    void deed.run(async () => {
      onChanged(await client.revokeCommandToken());
      setShown(null);
    });
  return (
    <section className="pane pathway-token">
      <h2>{s.command}</h2>
      <p className="quiet">{s.commandBody}</p>
      <Failure words={deed.failure} />
      {shown === null ? null : (
        <Notice tone="news" icon="key" title={s.tokenOnce} live>
          <code className="token">{shown}</code>
        </Notice>
      )}
      <p>{token === null ? s.noToken : s.tokenUntil(dateWords(token.expiresAt))}</p>
      <div className="pathway-deeds">
        <Button size="small" icon="key" disabled={deed.busy} onClick={make}>
          {token === null ? s.makeToken : s.replaceToken}
        </Button>
        {token === null ? null : (
          <Button size="small" disabled={deed.busy} onClick={revoke}>
            {s.revokeToken}
          </Button>
        )}
      </div>
    </section>
  );
}
