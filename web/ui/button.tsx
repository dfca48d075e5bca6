import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: 'main' | 'plain' | 'danger';
  icon?: IconName;
  tiny?: boolean;
  wide?: boolean;
  children?: ReactNode;
}

export function Button({ look, icon, tiny, wide, className, children, ...rest }: ButtonProps) {
  const names = ['button', look, tiny && 'tiny', wide && 'wide', !children && 'square', className];
  return (
    <button type="button" className={names.filter(Boolean).join(' ')} {...rest}>
      {icon ? <Icon name={icon} size={tiny ? 14 : 16} /> : null}
      {children}
    </button>
  );
}
