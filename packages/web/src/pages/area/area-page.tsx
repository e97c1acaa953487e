/** An area for whoever answers for it: which networks are on, and what its services do now. */
import type { AreaView } from '@corridor/client';
import { useCallback, useEffect, useState } from 'react';
import { Button } from '../../components/button/button.tsx';
import { Empty } from '../../components/empty/empty.tsx';
import { Failure } from '../../components/notice/failure.tsx';
import { RowsShape } from '../../components/shape/shape.tsx';
import { useClient } from '../../session/client.tsx';
import { useDeed } from '../../session/deed.ts';
import { useOfficeStrings } from '../../strings/use-office-strings.ts';
import { wordsFor } from '../rota/refusals.ts';
import { AreaServices } from './area-services.tsx';
import { type Network, Networks } from './networks.tsx';
import { SwitchDialog } from './switch-dialog.tsx';
import './area.css';

export function AreaPage() {
  const s = useOfficeStrings();
  const words = s.area;
  const client = useClient();
  const { run, busy, ...deed } = useDeed();
  const [area, setArea] = useState<AreaView | 'none' | null>(null);
  const [asked, setAsked] = useState<Network | null>(null);
  const load = useCallback(() => void run(async () => setArea((await client.area()) ?? 'none')), [client, run]);
  useEffect(load, [load]);
  const turn = async ({ team, state }: Network) => {
    const turned = await run(async () => setArea(await client.switchNetwork(team, state === 'on' ? 'off' : 'on')));
    if (turned) setAsked(null);
  };
  const failure = wordsFor(deed, words.refusals);
  const isShown = area !== null && area !== 'none';
  return (
    <main className="main" id="main" tabIndex={-1}>
      <div className="page-head">
        <h1>{isShown ? area.name : words.title}</h1>
        {isShown ? <p>{words.codeOf(area.code, area.organisations.length)}</p> : null}
      </div>
      <div className="page-body area">
        {asked === null ? (
          <Failure
            words={failure}
            actions={area === null ? <Button onClick={load}>{s.shell.tryAgain}</Button> : undefined}
          />
        ) : null}
        {area === null && failure === null ? <RowsShape rows={5} /> : null}
        {area === 'none' ? (
          <Empty icon="globe" title={words.none}>
            {words.noneBody}
          </Empty>
        ) : null}
        {isShown ? (
          <>
            <Networks area={area} onAsk={setAsked} />
            <AreaServices area={area} />
            <section className="pane">
              <h2>{words.organisations}</h2>
              <ul className="area-organisations">
                {area.organisations.map(({ organisation, name, ods }) => (
                  <li key={organisation}>
                    {name} <span className="quiet">{ods}</span>
                  </li>
                ))}
              </ul>
            </section>
          </>
        ) : null}
        {asked !== null && isShown ? (
          <SwitchDialog
            network={asked}
            area={area.name}
            busy={busy}
            failure={failure}
            onTurn={() => void turn(asked)}
            onClose={() => setAsked(null)}
          />
        ) : null}
      </div>
    </main>
  );
}
