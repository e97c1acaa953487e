/** Chooses a sentence that one sends often, for the reply: one's own, and those of the team for which one writes. */
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useCase } from '../../pages/case/case-context.tsx';
import { useWatched } from '../../session/client.tsx';
import { useStrings } from '../../strings/use-strings.ts';
import { Button } from '../button/button.tsx';
import { Dialog } from '../dialog/dialog.tsx';
import { Empty } from '../empty/empty.tsx';
import { type Choosable, Combobox, type Section } from '../palette/combobox.tsx';
import { FoundThing } from '../palette/found.tsx';
import { fitting } from '../palette/fuzzy.ts';

interface QuickRepliesProps {
  readonly onChoose: (text: string) => void;
  readonly onClose: () => void;
}

export function QuickReplies({ onChoose, onClose }: QuickRepliesProps) {
  const s = useStrings().habits.replies;
  const { team, teamName } = useCase();
  const [, navigate] = useLocation();
  const [query, setQuery] = useState('');
  const mine = useWatched('shelf', null)?.quickReplies ?? [];
  const ofTeam = useWatched('shelf', team)?.quickReplies ?? [];
  const optionsOf = (whose: string, texts: readonly string[]): readonly Choosable[] =>
    fitting(texts, query, (text) => text).map((text) => ({
      key: `${whose} ${texts.indexOf(text)}`,
      view: <FoundThing icon="bolt" name={text} />,
      take: () => {
        onClose();
        onChoose(text);
      },
    }));
  const sections: readonly Section[] = [
    { title: s.mine, options: optionsOf('mine', mine) },
    { title: s.ofTeam(teamName), options: optionsOf('team', ofTeam) },
  ].filter(({ options }) => options.length > 0);
  const isBare = mine.length === 0 && ofTeam.length === 0;
  return (
    <Dialog
      title={s.title}
      onClose={onClose}
      foot={
        <Button icon="edit" onClick={() => navigate('/settings')}>
          {s.toSettings}
        </Button>
      }
    >
      {isBare ? (
        <Empty icon="bolt" title={s.none}>
          {s.noneBody}
        </Empty>
      ) : (
        <Combobox label={s.find} query={query} onQuery={setQuery} sections={sections} status="">
          {sections.length === 0 ? <Empty icon="bolt" title={s.noMatch} /> : null}
        </Combobox>
      )}
    </Dialog>
  );
}
