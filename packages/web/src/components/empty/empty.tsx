/** Nothing here: says so, what it means, and what one can do. */
import type { ReactNode } from 'react';
import { Icon, type IconName } from '../icon/icon.tsx';
import './empty.css';

interface EmptyProps {
  readonly icon: IconName;
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

export function Empty({ icon, title, children, action }: EmptyProps) {
  return (
    <div className="empty">
      <Icon name={icon} size={30} />
      <p className="empty-title">{title}</p>
      {children === undefined ? null : <p className="empty-body">{children}</p>}
      {action}
    </div>
  );
}
