/** The programs that every shell of the page has; what a container has besides, and kubectl, are added by who makes the shell. */
import type { Program } from '../program.ts';
import { awk } from './awk.ts';
import { sleep, tests, truths } from './conditions.ts';
import { cut, tr } from './fields.ts';
import { fileTools } from './fileTools.ts';
import { egrep, fgrep, grep } from './grep.ts';
import { cat, head, tail, wc } from './lines.ts';
import { sort, uniq } from './ordering.ts';
import { date, echo, printf, seq } from './printing.ts';
import { sed } from './sed.ts';
import { surroundings } from './surroundings.ts';
import { time, timeout, xargs } from './runners.ts';

export const commonPrograms: readonly Program[] = [
  awk,
  cat,
  cut,
  date,
  echo,
  egrep,
  fgrep,
  grep,
  head,
  printf,
  sed,
  seq,
  sleep,
  sort,
  tail,
  time,
  timeout,
  tr,
  uniq,
  wc,
  xargs,
  ...fileTools,
  ...surroundings,
  ...tests,
  ...truths,
];
