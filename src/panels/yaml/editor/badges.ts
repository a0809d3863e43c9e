/** The column of marks that tell what a change of a line leads to. */
import { RangeSet, StateEffect, StateField } from '@codemirror/state';
import { type Extension } from '@codemirror/state';
import { gutter, GutterMarker } from '@codemirror/view';
import type { Effect } from '#manifest/effects.ts';
import type { ManifestWords } from '#i18n/manifestWords.ts';
import type { Badge } from './editorParts.ts';

export const setBadges = StateEffect.define<readonly Badge[]>();

/** Drawn in 16 units. Their shapes differ, so that none is told by colour alone. */
export const badgeShapes: Readonly<Record<Effect, string>> = {
  immutable: 'M3.5 7.5h9V14h-9zM5.2 7.5V5a2.8 2.8 0 0 1 5.6 0v2.5',
  revision: 'M3 8a5 5 0 0 1 8.6-3.5M13 8a5 5 0 0 1-8.6 3.5M11.8 1.8v2.9H8.9M4.2 14.2v-2.9h2.9',
  atOnce: 'M9.2 1.5L3.5 9.2h3.9L6.6 14.5l5.9-7.8H8.5z',
};

class BadgeMarker extends GutterMarker {
  readonly #effect: Effect;
  readonly #isFirst: boolean;
  readonly #words: () => ManifestWords;
  readonly #language: ManifestWords;

  constructor(effect: Effect, isFirst: boolean, words: () => ManifestWords) {
    super();
    this.#effect = effect;
    this.#isFirst = isFirst;
    this.#words = words;
    this.#language = words();
  }

  override eq(other: GutterMarker): boolean {
    return (
      other instanceof BadgeMarker &&
      other.#effect === this.#effect &&
      other.#isFirst === this.#isFirst &&
      other.#language === this.#language
    );
  }

  override toDOM(): Node {
    const { effects } = this.#words().editor;
    const { name, about } = effects[this.#effect];
    const mark = document.createElement('span');
    mark.className = this.#isFirst ? 'badge' : 'badge badge-on';
    mark.title = `${name}: ${about}`;
    if (this.#isFirst) mark.append(drawing(badgeShapes[this.#effect]));
    return mark;
  }
}

function drawing(shape: string): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', shape);
  svg.append(path);
  return svg;
}

/** The column, empty until `setBadges` fills it. While somebody types, the marks move with their lines. */
export function badgeGutter(words: () => ManifestWords): Extension {
  const field = StateField.define<RangeSet<GutterMarker>>({
    create: () => RangeSet.empty,
    update(marks, transaction) {
      let next = marks.map(transaction.changes);
      for (const effect of transaction.effects) {
        if (effect.is(setBadges)) next = asRangeSet(effect.value, transaction.newDoc.length, words);
      }
      return next;
    },
  });
  return [field, gutter({ class: 'badges', markers: (view) => view.state.field(field) })];
}

function asRangeSet(badges: readonly Badge[], length: number, words: () => ManifestWords): RangeSet<GutterMarker> {
  return RangeSet.of(
    badges
      .filter(({ from }) => from <= length)
      .map(({ from, effect, isFirst }) => new BadgeMarker(effect, isFirst, words).range(from)),
    true,
  );
}
