/** Challenges in the address: a link opens one, or proves that one was solved. */
import type { Challenge } from '#lessons/challenges/challenge.ts';
import { decodeLink, encodeLink, fitsLink } from '#share/link.ts';
import type { LinkView } from '#share/linkView.ts';
import { embedParts } from '#share/shortLink.ts';
import { type ChallengeState, challengeStore, isOnBench, openChallenge } from '#store/challenge/challengeStore.ts';
import { proofIn } from '#store/challenge/proof.ts';
import { loadFirstUse } from '#store/firstUse.ts';
import { ordinalStore } from '#store/ordinalStore.ts';

let asked = 0;

/** Opens `#challenge=stuck-rollout`, and with a scenario behind it what it says was done. What cannot be opened is told. */
export async function openChallengeHash(hash: string): Promise<void> {
  const turn = ++asked;
  const { tell } = ordinalStore.getState();
  const id = /[#&]challenge=([a-z0-9-]{1,60})(?:&|$)/.exec(hash)?.[1] ?? '';
  const { challengeOf } = await import('#lessons/challenges/challenges.ts');
  const challenge = challengeOf(id);
  if (challenge === undefined) {
    return tell({ type: 'badLink', problem: { code: 'badValue', key: 'challenge', value: id } });
  }
  const decoded = /[#&]v\d+\./.test(hash) ? decodeLink(hash) : undefined;
  if (decoded === undefined) {
    await openChallenge(id);
    return undefined;
  }
  if ('problem' in decoded) return tell({ type: 'badLink', problem: decoded.problem });
  const { lateParts } = await loadFirstUse();
  const proof = await proofIn(challenge, decoded.view, lateParts, () => turn === asked);
  if (turn !== asked) return undefined;
  if (proof === undefined) return tell({ type: 'badLink', problem: { code: 'damaged' } });
  await openChallenge(id, proof);
  return undefined;
}

/** The hash of a solution; undefined when it is too much for a link. */
export function challengeHash({ id }: Challenge, solution: LinkView): string | undefined {
  const link = encodeLink(solution);
  return fitsLink(link) ? `#challenge=${id}&${link.slice(1)}` : undefined;
}

/** Writes the open challenge into the address from now on; gives the way to stop. A guest leaves its host's address alone. */
export function followChallenge(): () => void {
  if (window.parent !== window) return () => {};
  write(challengeStore.getState());
  return challengeStore.subscribe((next, before) => {
    if (next.challenge !== before.challenge || next.phase !== before.phase) write(next);
  });
}

function write(state: ChallengeState): void {
  // What proves something stays in the address.
  if (state.challenge === undefined || !isOnBench(state) || state.isProof || state.phase === 'opening') return;
  const hash = [`#challenge=${state.challenge.id}`, ...embedParts(location.hash)].join('&');
  if (hash !== location.hash) history.replaceState(history.state, '', hash);
}
