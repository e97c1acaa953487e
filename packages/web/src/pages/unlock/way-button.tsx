import { Icon, type IconName } from '../../components/icon/icon.tsx';

interface WayButtonProps {
  readonly icon: IconName;
  readonly title: string;
  readonly body: string;
  readonly busy: boolean;
  readonly onGo: () => void;
}

/** One way in, with what it takes. */
export function WayButton({ icon, title, body, busy, onGo }: WayButtonProps) {
  return (
    <button type="button" className="way" disabled={busy} onClick={onGo}>
      <Icon name={icon} size={21} />
      <span>
        {title}
        <small>{body}</small>
      </span>
      <Icon name="right" />
    </button>
  );
}
