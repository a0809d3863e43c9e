import type { Effect } from '#manifest/effects.ts';
import { badgeShapes } from './editor/badges.ts';

/** What a change leads to: a shape and a word. */
export function EffectBadge({ effect, name }: { readonly effect: Effect; readonly name: string }) {
  return (
    <span className="effect-badge">
      <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <path d={badgeShapes[effect]} />
      </svg>
      {name}
    </span>
  );
}
