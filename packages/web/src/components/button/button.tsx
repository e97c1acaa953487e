/** Buttons: green for the one deed of a page, outlined for the rest. Their words are a verb and its object. */
import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Icon, type IconName } from '../icon/icon.tsx';
import './button.css';

type Rank = 'primary' | 'plain' | 'private';

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> {
  readonly rank?: Rank;
  readonly size?: 'usual' | 'big' | 'small';
  readonly wide?: boolean;
  readonly icon?: IconName;
  readonly children: ReactNode;
}

export function buttonClass(rank: Rank = 'plain', size: ButtonProps['size'] = 'usual', wide = false): string {
  return ['button', rank === 'plain' ? '' : rank, size === 'usual' ? '' : size, wide ? 'wide' : '']
    .filter((name) => name !== '')
    .join(' ');
}

export function Button({ rank = 'plain', size = 'usual', wide = false, icon, children, ...rest }: ButtonProps) {
  return (
    <button type="button" {...rest} className={buttonClass(rank, size, wide)}>
      {icon === undefined ? null : <Icon name={icon} />}
      {children}
    </button>
  );
}

interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'children'> {
  readonly icon: IconName;
  /** Spoken, and shown beside the icon where `words` says so. */
  readonly label: string;
  readonly words?: boolean;
}

export function IconButton({ icon, label, words = false, ...rest }: IconButtonProps) {
  return (
    <button type="button" {...rest} className="icon-button" title={words ? undefined : label}>
      <Icon name={icon} />
      <span className={words ? undefined : 'spoken'}>{label}</span>
    </button>
  );
}

interface LinkButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> {
  readonly children: ReactNode;
}

export function LinkButton({ children, ...rest }: LinkButtonProps) {
  return (
    <button type="button" {...rest} className="link">
      {children}
    </button>
  );
}
