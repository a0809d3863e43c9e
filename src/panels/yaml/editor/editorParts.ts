/** What the editor needs of the page around it. */
import type { ManifestWords } from '#i18n/manifestWords.ts';
import type { Effect } from '#manifest/effects.ts';
import type { KnownNames } from '#manifest/proposals.ts';

export interface EditorSupplies {
  readonly text: string;
  readonly onEdit: (text: string) => void;
  readonly onApply: () => void;
  /** Somebody wanted to put in more than a manifest may hold. */
  readonly onTooLarge: () => void;
  /** The cursor moved to this place. */
  readonly onCursor: (offset: number) => void;
  /** Read when they are needed: both change while the editor stays. */
  readonly words: () => ManifestWords;
  readonly names: () => KnownNames;
}

/** What a change of the field on a line leads to. */
export interface Badge {
  /** Where the line begins. */
  readonly from: number;
  readonly effect: Effect;
  /** Whether the lines above it lead to something else. */
  readonly isFirst: boolean;
}

/** What is wrong somewhere in the text. */
export interface Mark {
  readonly from: number;
  readonly to: number;
  readonly severity: 'error' | 'warning';
  /** In the reader's language. */
  readonly what: string;
}
