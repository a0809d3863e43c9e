import './compare.css';
import { useEffect, useMemo, useRef, useState } from 'react';
import { TwinLayout } from '#stage/layoutTwin.ts';
import { SideStage } from '#stage/SideStage.tsx';
import { slotsOfRun } from '#stage/twinSlots.ts';
import type { StageSource } from '#stage/liveScene.ts';
import { CompareBar } from '#panels/compare/CompareBar.tsx';
import { CompareCaption } from '#panels/compare/CompareCaption.tsx';
import { ComparePlots } from '#panels/compare/ComparePlots.tsx';
import { CounterTable } from '#panels/compare/CounterTable.tsx';
import { NeedsTable } from '#panels/compare/NeedsTable.tsx';
import { SideHead, SideNote } from '#panels/compare/SideHead.tsx';
import { sideTitles, type Titles } from '#panels/compare/sideTitles.ts';
import { TwinCaption } from '#panels/compare/TwinCaption.tsx';
import { TwinDeeds } from '#panels/compare/TwinDeeds.tsx';
import { CompareContext, useCompare, useCompareWords, useOpenComparison } from '#panels/compare/useCompare.ts';
import { openComparison } from '#store/compare/compareStore.ts';
import { ordinalStore } from '#store/ordinalStore.ts';
import { useOrdinal } from '#store/useOrdinal.ts';
import { useWords } from '#store/useWords.ts';
import { listenToCompareKeys } from './compareKeys.ts';

interface Props {
  readonly keysOn: boolean;
  readonly onHelp: () => void;
}

/** Two runs side by side. It stands in the place of the page's own parts until it is closed. */
export function Compare({ keysOn, onHelp }: Props) {
  const [open] = useState(openComparison);
  useEffect(() => {
    if (open === undefined) ordinalStore.getState().compareWith(undefined);
    return () => open?.close();
  }, [open]);
  if (open === undefined) return null;
  return (
    <CompareContext value={open}>
      <CompareKeys keysOn={keysOn} onHelp={onHelp} />
      <CompareParts />
    </CompareContext>
  );
}

function CompareKeys({ keysOn, onHelp }: Props) {
  const { store } = useOpenComparison();
  // Keys reach the window even when no element of React's has the focus.
  useEffect(() => (keysOn ? listenToCompareKeys(store, onHelp) : undefined), [store, keysOn, onHelp]);
  return null;
}

function CompareParts() {
  const words = useCompareWords();
  const titles = useTitles();
  const isTwin = useCompare((state) => state.comparison.sides[1].slots !== undefined);
  const root = useRef<HTMLDivElement>(null);
  // Who opened it stands on a button that has gone.
  useEffect(() => {
    if (document.activeElement !== document.body) root.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className="compare" id="stage" tabIndex={-1} ref={root}>
      <section className="compare-top" aria-label={words.regions.caption}>
        {isTwin ? <TwinCaption /> : <CompareCaption titles={titles} />}
        {isTwin ? <NeedsTable titles={titles} /> : <CounterTable titles={titles} />}
      </section>
      <Side side={0} title={titles[0]} />
      <Side side={1} title={titles[1]} />
      <section className="compare-timeline" aria-label={words.regions.plots}>
        <ComparePlots />
      </section>
      <CompareBar>{isTwin && <TwinDeeds />}</CompareBar>
    </div>
  );
}

function Side({ side, title }: { readonly side: 0 | 1; readonly title: string }) {
  const { store } = useOpenComparison();
  const pace = useCompare((state) => (state.playing ? state.speed : 1));
  const source = useMemo<StageSource>(
    () => ({
      getState: () => store.getState().sides[side],
      subscribe: (listener) => store.subscribe(({ sides }) => listener(sides[side])),
    }),
    [store, side],
  );
  const isTwin = useCompare((state) => state.comparison.sides[side].slots !== undefined);
  const layout = useMemo(
    () => (isTwin ? new TwinLayout(() => slotsOfRun(store.getState().comparison.sides[side].slots)) : undefined),
    [isTwin, store, side],
  );
  return (
    <section className="compare-side" data-side={side} aria-label={title}>
      <SideHead side={side} title={title} />
      <SideStage key={isTwin ? 'twin' : 'set'} source={source} pace={pace} {...(layout && { layout })} />
      <SideNote side={side} />
    </section>
  );
}

function useTitles(): Titles {
  const words = useWords();
  const compareWords = useCompareWords();
  const comparison = useCompare((state) => state.comparison);
  const branches = useOrdinal((store) => store.branches);
  const active = useOrdinal((store) => store.activeBranch);
  const compared = useOrdinal((store) => store.compared);
  return useMemo(() => {
    const right = branches.find(({ id }) => id === active);
    const left =
      compared !== undefined && 'branch' in compared ? branches.find(({ id }) => id === compared.branch) : right;
    if (left === undefined || right === undefined) return ['', ''];
    return sideTitles(comparison, left, right, branches, words, compareWords);
  }, [comparison, branches, active, compared, words, compareWords]);
}
