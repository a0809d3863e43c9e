import { TransportIcon, type TransportIconName } from './TransportIcon.tsx';

interface Props {
  readonly icon: TransportIconName;
  readonly label: string;
  readonly onPress: () => void;
  readonly primary?: boolean;
  readonly disabled?: boolean;
}

/** A button of the player. It stays where the focus is when there is nothing left to do: it is only said to be disabled. */
export function TransportButton({ icon, label, onPress, primary, disabled }: Props) {
  return (
    <button
      type="button"
      className={`control button transport-button ${primary ? 'primary' : ''}`}
      data-role={icon}
      aria-label={label}
      title={label}
      aria-disabled={disabled || undefined}
      onClick={() => {
        if (!disabled) onPress();
      }}
    >
      <TransportIcon name={icon} />
    </button>
  );
}
