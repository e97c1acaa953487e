/** A notice says what happened, what it means and the next step. Red is for failed, late and refused alone. */
import type { ReactNode } from 'react';
import { Icon, type IconName } from '../icon/icon.tsx';
import './notice.css';

interface NoticeProps {
  readonly tone: 'late' | 'soon' | 'news' | 'plain';
  readonly icon: IconName;
  readonly title: string;
  readonly children?: ReactNode;
  /** Buttons. */
  readonly actions?: ReactNode;
  /** Spoken as soon as it appears. */
  readonly live?: boolean;
}

export function Notice({ tone, icon, title, children, actions, live = false }: NoticeProps) {
  return (
    <div className={`notice ${tone}`} role={live ? 'alert' : undefined}>
      <Icon name={icon} size={19} />
      <div>
        <p className="notice-title">{title}</p>
        {children === undefined ? null : <div className="notice-body">{children}</div>}
        {actions === undefined ? null : <div className="notice-actions">{actions}</div>}
      </div>
    </div>
  );
}
