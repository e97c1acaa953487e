/** The one thing that is being done to a rota. */
import type { RotaShift, TeamRota } from '@corridor/client';
import { useClient } from '../../session/client.tsx';
import { useNow } from '../../session/clock.tsx';
import type { TeamId, UserId } from '../../session/ids.ts';
import { useMe } from '../../session/me.tsx';
import { AwayDialog } from './away-dialog.tsx';
import { ImportDialog } from './import-dialog.tsx';
import type { Member } from './names.ts';
import type { RotaDraft } from './rota-draft.ts';
import { ShiftDialog } from './shift-dialog.tsx';
import { SwapDialog } from './swap-dialog.tsx';
import { type Span, touches } from './week.ts';

export type Doing =
  | { readonly is: 'add'; readonly span: Span }
  | { readonly is: 'shift'; readonly shift: RotaShift }
  | { readonly is: 'swap'; readonly shift: RotaShift }
  | { readonly is: 'away' }
  | { readonly is: 'import' };

interface DialogsProps {
  readonly team: TeamId;
  readonly draft: RotaDraft;
  readonly signed: TeamRota;
  readonly doing: Doing | null;
  readonly onDo: (doing: Doing | null) => void;
}

/** Colleagues who are neither on a shift nor away then. */
function freeFor(shift: RotaShift, { members, shifts, away }: TeamRota): readonly Member[] {
  const taken = new Set([...shifts, ...away].filter((each) => touches(each, shift)).map(({ user }) => user));
  return members.filter(({ user }) => !taken.has(user));
}

export function RotaDialogs({ team, draft, signed, doing, onDo }: DialogsProps) {
  const client = useClient();
  const me: UserId = useMe().hat.user;
  const now = useNow();
  const close = () => onDo(null);
  const { members } = signed;
  const { busy, failure } = draft;
  const shown = { busy, failure, onClose: close };
  if (doing === null) return null;
  switch (doing.is) {
    case 'add':
      return (
        <ShiftDialog
          members={members}
          shift={null}
          span={doing.span}
          onOffer={null}
          onClose={close}
          onDone={(shifts) => {
            draft.add(shifts);
            close();
          }}
        />
      );
    case 'shift': {
      const { shift } = doing;
      const isSigned = signed.shifts.includes(shift);
      const mayOffer = isSigned && shift.user === me && shift.from > now && draft.changes === 0;
      return (
        <ShiftDialog
          members={members}
          shift={shift}
          span={shift}
          onOffer={mayOffer ? () => onDo({ is: 'swap', shift }) : null}
          onClose={close}
          onDone={(shifts) => {
            draft.replace(shift, shifts);
            close();
          }}
        />
      );
    }
    case 'swap': {
      const { from, to } = doing.shift;
      const offer = async (colleague: UserId) =>
        (await draft.does(async () => await client.offerSwap(team, { from, to }, colleague))) && close();
      return (
        <SwapDialog
          {...shown}
          shift={doing.shift}
          free={freeFor(doing.shift, signed)}
          onOffer={(to) => void offer(to)}
        />
      );
    }
    case 'away': {
      const colleagues = members.filter(({ user }) => user !== me);
      return (
        <AwayDialog
          {...shown}
          colleagues={colleagues}
          onSay={(away) =>
            void draft.does(async () => await client.setAway(team, away)).then((said) => said && close())
          }
        />
      );
    }
    case 'import':
      return (
        <ImportDialog
          members={members}
          shifts={draft.shifts}
          onClose={close}
          onTake={(shifts) => {
            draft.add(shifts);
            close();
          }}
        />
      );
    default:
      return doing satisfies never;
  }
}
