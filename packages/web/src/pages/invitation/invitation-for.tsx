import type { InvitationShown } from '@corridor/client';
import { useOfficeStrings } from '../../strings/use-office-strings.ts';
import { dateWords } from '../../time.ts';

const GROUP = /.{4}/gu;

/** Whom it is for, where, until when, and the fingerprint as the paper groups it. */
export function InvitationFor({ shown }: { readonly shown: InvitationShown }) {
  const s = useOfficeStrings().invitation;
  return (
    <section className="invitation-for" aria-label={s.forTitle}>
      <p>{s.forTitle}</p>
      <p className="invitation-name">{shown.name}</p>
      <p>
        {shown.organisationName} <small>{shown.ods}</small>
      </p>
      <p className="invitation-small">{s.until(dateWords(shown.expiresAt))}</p>
      <h2>{s.fingerprint}</h2>
      <code>
        {(shown.fingerprint.match(GROUP) ?? []).map((group, i) => (
          // Groups repeat; their place is what tells them apart.
          <span key={`${i}${group}`}>{group} </span>
        ))}
      </code>
      <p className="invitation-small">{s.fingerprintBody}</p>
    </section>
  );
}
