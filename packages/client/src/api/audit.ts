/** Who looked, through one's own guardian. */
import type { AccessKind, CaseId, Export, SessionId, UserId } from '@corridor/wire';

export type AuditAbout =
  | { readonly by: 'mine' | 'all' }
  | { readonly by: 'case'; readonly case: CaseId }
  | { readonly by: 'person'; readonly user: UserId }
  | { readonly by: 'patient'; readonly nhsNumber: string };

export interface AuditPerson {
  readonly user: UserId;
  readonly name: string;
  readonly role: string;
  readonly organisationName: string;
}

export type AuditEntry =
  | {
      readonly kind: 'access';
      readonly at: number;
      readonly what: AccessKind;
      readonly who: AuditPerson;
      readonly team: string;
      readonly case: CaseId | null;
      readonly session: SessionId;
      /** For `viewed`: whether the receipt verifies here under the person's certified key. Null for the server's word. */
      readonly signed: boolean | null;
    }
  | {
      readonly kind: 'export';
      readonly at: number;
      readonly what: Export;
      readonly who: AuditPerson;
      readonly case: CaseId | null;
    }
  | { readonly kind: 'deed'; readonly at: number; readonly act: string; readonly by: string; readonly subject: string };

export interface Audit {
  /** Newest first; `more` says that older ones of the period were left out. */
  readonly entries: readonly AuditEntry[];
  readonly more: boolean;
  readonly cases: readonly {
    readonly case: CaseId;
    readonly openedAt: number | null;
    readonly teams: readonly string[];
    readonly isErased: boolean;
  }[];
  readonly people: readonly AuditPerson[];
  /** Whether the asker sees more than their own. */
  readonly mayAll: boolean;
  readonly chain: {
    readonly state: 'whole' | 'broken' | 'unread';
    readonly since: number | null;
    readonly until: number | null;
    readonly brokenAt: number | null;
  };
  readonly signals: readonly {
    readonly what: 'many-patients' | 'off-duty';
    readonly who: AuditPerson;
    readonly at: number;
    readonly count: number;
  }[];
}

export interface Auditing {
  /** Who looked. One's own for everybody; the rest for the Caldicott Guardian and administrators. Looking is noted too. */
  audit(about: AuditAbout, from: number, to: number): Promise<Audit>;
  /** Says that something left Corridor; the guardian signs it for the log. `content` is hashed here and goes nowhere. */
  exported(what: Export, caseId: CaseId | null, content: string | Blob): Promise<void>;
}
