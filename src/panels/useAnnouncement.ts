import { useEffect, useRef, useState } from 'react';

/** At most one announcement in this time while playing: a screen reader cannot keep up with more. */
const pauseMs = 1500;

/** What a screen reader is told while playing: the newest text, now and then, and the last one at the end. Empty while stepping. */
export function useAnnouncement(text: string, playing: boolean): string {
  const [spoken, setSpoken] = useState('');
  const newest = useRef(text);

  // The timer below reads the newest text without starting over at each frame.
  useEffect(() => {
    newest.current = text;
  }, [text]);

  // A timer of the page, not of the cluster: it only paces speech.
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => setSpoken(newest.current), pauseMs);
    return () => {
      clearInterval(timer);
      // The last frame and the end of playing may come at once: its text is the newest only after this.
      setTimeout(() => setSpoken(newest.current));
    };
  }, [playing]);

  return playing || spoken === text ? spoken : '';
}
