/** A case: the patient on top, the thread, the reply, and beside them what the case is and who reads it. */
import { asksForAdvice, type MessageItem } from '@corridor/cases';
import { lazy, Suspense, useMemo, useState } from 'react';
import { Link } from 'wouter';
import { Composer } from '../../components/composer/composer.tsx';
import { Deadline } from '../../components/deadline/deadline.tsx';
import { Dialog } from '../../components/dialog/dialog.tsx';
import { Icon } from '../../components/icon/icon.tsx';
import { IconButton } from '../../components/button/button.tsx';
import { PatientBanner } from '../../components/patient-banner/patient-banner.tsx';
import { RowsShape } from '../../components/shape/shape.tsx';
import { SidePanel } from '../../components/side-panel/side-panel.tsx';
import { useWatched } from '../../session/client.tsx';
import type { BlobId, CaseId } from '../../session/ids.ts';
import { useStrings } from '../../strings/use-strings.ts';
import { useVeil } from './acknowledged-doubts.ts';
import { CaseNotices } from './case-notices.tsx';
import { CaseProvider, useCase } from './case-context.tsx';
import { type Asked, DeedsContext } from './deeds.ts';
import { holderOf } from './holder.ts';
import { isRestricted } from './restricted.ts';
import { Thread } from './thread.tsx';
import { Veil } from './veil.tsx';
import './case-page.css';

const Album = lazy(async () => ({ default: (await import('./album.tsx')).Album }));
const Erased = lazy(async () => ({ default: (await import('./erased.tsx')).Erased }));
const ErasingNotices = lazy(async () => ({ default: (await import('./erased.tsx')).ErasingNotices }));
const DeedDialog = lazy(async () => ({ default: (await import('./dialogs/deed-dialog.tsx')).DeedDialog }));
const Lightbox = lazy(async () => ({ default: (await import('../../components/lightbox/lightbox.tsx')).Lightbox }));

interface CasePageProps {
  readonly id: CaseId;
  /** The list that a phone goes back to. */
  readonly back: string;
}

/** Who has the case, on a phone too: nothing is anybody's without a name. */
function Owner() {
  const s = useStrings().thread.panel;
  const view = useCase();
  const { state } = view;
  if (!asksForAdvice(state.kind) || state.closing !== null) return null;
  const name = holderOf(view)?.name ?? s.nobody;
  return (
    <span className="case-owner">
      {s.owner}: <b>{name}</b>
    </span>
  );
}

function Head() {
  const s = useStrings();
  const view = useCase();
  const { state, dueAt } = view;
  const { opening } = state;
  return (
    <div className="case-head">
      <h1 id="main" tabIndex={-1}>
        {state.subject}
      </h1>
      <p>
        {isRestricted(view) ? (
          <span className="tag restricted" title={s.thread.next.restrictedBody}>
            <Icon name="lock" size={14} /> {s.thread.next.restricted}
          </span>
        ) : null}
        {state.phase === null ? null : <span className="tag">{state.phase.label}</span>}
        {dueAt === null ? <span className="tag">{s.inbox.waitsFor[state.status.kind]}</span> : <Deadline at={dueAt} />}
        <Owner />
        {opening === null ? null : (
          <span className="case-asker">
            {opening.by.name}, {opening.from.organisationName}
          </span>
        )}
      </p>
    </div>
  );
}

function Banner({ veiled }: { readonly veiled: boolean }) {
  const s = useStrings().thread;
  const { patient } = useCase().state;
  if (veiled) {
    return (
      <section className="patient-banner none">
        <p className="banner-name">{s.patientDoubt.still}</p>
      </section>
    );
  }
  if (patient !== null) return <PatientBanner patient={patient} />;
  return (
    <section className="patient-banner none">
      <p className="banner-name">{s.noPatient}</p>
      <p className="banner-allergies">{s.noPatientBody}</p>
    </section>
  );
}

function Loaded({ back }: { readonly back: string }) {
  const s = useStrings();
  const { state, erasing } = useCase();
  const veil = useVeil();
  const veiled = veil.over !== null;
  const [asked, setAsked] = useState<Asked | null>(null);
  const [picture, setPicture] = useState<BlobId | null>(null);
  const [quoting, setQuoting] = useState<MessageItem | null>(null);
  const deeds = useMemo(() => ({ ask: setAsked, look: setPicture }), []);
  return (
    <DeedsContext.Provider value={deeds}>
      <div className="case-top">
        <Link href={back} className="case-back" title={s.shell.back}>
          <Icon name="left" size={22} />
          <span className="spoken">{s.shell.back}</span>
        </Link>
        <Banner veiled={veiled} />
        <span className="case-about">
          <IconButton icon="info" label={s.thread.panel.open} onClick={() => setAsked({ deed: 'side' })} />
        </span>
      </div>
      {veiled ? <Veil veil={veil} /> : null}
      <div className="case-body" hidden={veiled}>
        <div className="case-thread">
          {state.kind === 'album' ? (
            <Suspense fallback={<RowsShape rows={5} />}>
              <Album />
            </Suspense>
          ) : (
            <>
              <Head />
              {erasing.length === 0 ? null : (
                <Suspense fallback={null}>
                  <ErasingNotices erasing={erasing} />
                </Suspense>
              )}
              <CaseNotices />
              <Thread onQuote={setQuoting} />
            </>
          )}
          <Composer quoting={quoting} onQuoted={() => setQuoting(null)} />
        </div>
        <aside className="case-side" aria-label={s.thread.panel.title}>
          <SidePanel />
        </aside>
      </div>
      {asked?.deed === 'side' ? (
        <Dialog title={s.thread.panel.open} patient={state.patient} onClose={() => setAsked(null)}>
          <SidePanel />
        </Dialog>
      ) : null}
      <Suspense fallback={null}>
        {asked === null || asked.deed === 'side' ? null : <DeedDialog asked={asked} onClose={() => setAsked(null)} />}
        {picture === null ? null : <Lightbox picture={picture} onClose={() => setPicture(null)} />}
      </Suspense>
    </DeedsContext.Provider>
  );
}

export function CasePage({ id, back }: CasePageProps) {
  const view = useWatched('case', id);
  return (
    <main className="main case">
      {view === null || (view.loading && view.state.opening === null && view.erased === null) ? (
        <RowsShape rows={5} />
      ) : view.erased !== null ? (
        <Suspense fallback={<RowsShape rows={5} />}>
          <Erased erased={view.erased} back={back} />
        </Suspense>
      ) : (
        <CaseProvider value={view}>
          <Loaded back={back} />
        </CaseProvider>
      )}
    </main>
  );
}
