import type { StageOutcome } from '#engine/statefulset/controllerLoop.ts';

/** Check: done. Square with two bars: stopped here. Cross: failed here. Dotted ring: not reached. */
export function StopSign({ outcome }: { readonly outcome: StageOutcome }) {
  return (
    <svg className="stop-sign" viewBox="0 0 20 20" aria-hidden="true">
      {signs[outcome]}
    </svg>
  );
}

const check = (
  <>
    <circle className="sign-fill" cx="10" cy="10" r="9.5" />
    <path className="sign-line" d="M5.8 10.4l2.9 2.9 5.6-6" />
  </>
);

const signs = {
  passed: check,
  acted: check,
  waited: (
    <>
      <rect className="sign-fill" x="0.5" y="0.5" width="19" height="19" rx="3" />
      <path className="sign-line" d="M7.5 6v8M12.5 6v8" />
    </>
  ),
  stopped: (
    <>
      <rect className="sign-fill" x="0.5" y="0.5" width="19" height="19" rx="3" />
      <path className="sign-line" d="M5.5 10h9" />
    </>
  ),
  failed: (
    <>
      <circle className="sign-fault" cx="10" cy="10" r="9.5" />
      <path className="sign-line" d="M6.5 6.5l7 7M13.5 6.5l-7 7" />
    </>
  ),
  notReached: <circle className="sign-dotted" cx="10" cy="10" r="8.5" />,
};
