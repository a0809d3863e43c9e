import { useId, useState, type ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import { placePopover } from './placePopover.ts';

interface Props {
  readonly button: ReactNode;
  /** The name of what opens. */
  readonly label: string;
  readonly children: ReactNode;
  readonly className?: string;
  readonly buttonClassName?: string;
}

/** A button, and a card that opens under it and closes by Escape or by a click beside it. */
export function Popover({ button, label, children, className = '', buttonClassName = '' }: Props) {
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className={`control button popover-button ${buttonClassName}`}
        popoverTarget={id}
        aria-expanded={open}
      >
        {button}
        <Icon name="down" />
      </button>
      <div
        id={id}
        popover="auto"
        role="group"
        aria-label={label}
        className={`card popover ${className}`}
        onToggle={(event) => {
          setOpen(event.newState === 'open');
          placePopover(event);
        }}
      >
        {children}
      </div>
    </>
  );
}
