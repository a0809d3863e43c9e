import type { Effect } from '#manifest/effects.ts';
import { EffectBadge } from './EffectBadge.tsx';
import { useManifestWords } from './useManifestWords.ts';

const effects: readonly Effect[] = ['atOnce', 'revision', 'immutable'];

/** What the marks beside the lines mean. */
export function EffectLegend() {
  const { effects: words } = useManifestWords().editor;
  return (
    <ul className="effect-legend" aria-label={words.title}>
      {effects.map((effect) => (
        <li key={effect} title={words[effect].about}>
          <EffectBadge effect={effect} name={words[effect].name} />
        </li>
      ))}
    </ul>
  );
}
