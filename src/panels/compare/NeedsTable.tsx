import type { CompareWords } from '#i18n/compareWords.ts';
import type { CompareStore } from '#store/compare/compareStore.ts';
import { needsOf } from './needs.ts';
import type { Titles } from './sideTitles.ts';
import { useCalmCompare, useCompareWords } from './useCompare.ts';

type Need = 'order' | 'identity' | 'storage' | 'network';
const columns: readonly Need[] = ['order', 'identity', 'storage', 'network'];

/** The four needs of an application with state, as each of the two has met them so far. */
export function NeedsTable({ titles }: { readonly titles: Titles }) {
  const words = useCompareWords();
  const state = useCalmCompare();
  const { needs } = words.twin;
  return (
    <table className="compare-counters">
      <caption className="unseen">{needs.label}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="unseen">{words.counters.side}</span>
          </th>
          {columns.map((need) => (
            <th key={need} scope="col" title={needs.notes[need]}>
              {needs[need]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {([0, 1] as const).map((side) => {
          const told = tellNeeds(state, side, words);
          return (
            <tr key={side}>
              <th scope="row">{titles[side]}</th>
              {columns.map((need) => (
                <td key={need}>{told[need]}</td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const mostNames = 5;

function tellNeeds({ comparison, sides }: CompareStore, side: 0 | 1, { twin }: CompareWords): Record<Need, string> {
  const { needs } = twin;
  const compared = comparison.sides[side];
  const isSet = compared.subject.kind === 'set';
  const { order, pods, names, claims, dns } = needsOf(compared, sides[side].frame);
  const seen = order.length > mostNames ? [...order.slice(0, mostNames - 1), '…'] : order;
  return {
    order:
      order.length === 0
        ? needs.atRest
        : isSet
          ? needs.ordered({ names: seen.map(String) })
          : needs.anyOrder({ pods: order.length }),
    // A Deployment's pod never has the name of another one.
    identity: needs.identities({ names: isSet ? names : pods, pods }),
    storage: claims === 0 ? needs.noClaims : isSet ? needs.claimEach({ claims }) : needs.claimShared({ claims }),
    network:
      typeof dns === 'string'
        ? needs.nameShared({ name: dns })
        : dns === undefined || dns === 0
          ? needs.noName
          : needs.nameEach({ names: dns }),
  };
}
