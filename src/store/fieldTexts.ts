import { aboutField, aboutKind, loadManifestWords, type ManifestWords, manifestWordsFor } from '#i18n/manifestWords.ts';
import type { FieldTexts } from '#kubectl/world.ts';
import { ordinalStore } from './ordinalStore.ts';

/** What fields are for, in the reader's language as soon as its words have arrived; English until then. */
export const fieldTexts: FieldTexts = {
  kind: (kind) => aboutKind(readersWords(), kind),
  field: (owner, name) => aboutField(readersWords(), owner, name),
};

function readersWords(): ManifestWords {
  const { language } = ordinalStore.getState();
  void loadManifestWords(language);
  return manifestWordsFor(language);
}
