/** The frame around challenges: what is always said, whichever it is. */
import { counted } from './listing.ts';

export const challenge = {
  sections: { label: 'Lessons', lecture: 'Lecture', challenges: 'Challenges', quiz: 'Myth quiz', glossary: 'Glossary' },
  levels: { easy: 'easy', medium: 'medium', hard: 'hard' },

  list: {
    title: 'Challenges',
    intro:
      'A cluster in trouble, a state it should be in, and nobody who says how. Use the terminal or any control on the page; the cluster judges the result, and only that counts.',
    solved: 'solved',
    goOn: ({ title }: { title: string }) => `Go on: ${title}`,
    solvedOf: ({ solved, of }: { solved: number; of: number }) => `${solved} of ${counted(of, 'challenge')} solved`,
    par: ({ least, actions, seconds }: { least: number; actions: number; seconds: number }) =>
      `par: ${least < actions ? `${least} or ` : ''}${counted(actions, 'action')}, ${seconds} s unavailable`,
  },

  place: ({ level }: { level: string }) => `Challenge · ${level}`,
  wish: 'Wanted',
  picture: {
    caption: 'The goal beside what there is now',
    pod: 'Pod',
    goal: 'Goal',
    now: 'Now',
    field: 'Field',
    states: { ready: 'ready', unready: 'not ready', terminating: 'terminating', absent: 'none' },
    kept: 'same pod',
    made: 'new pod',
    claimKept: ({ size }: { size: string }) => `disk ${size}, same`,
    claimMade: ({ size }: { size: string }) => `disk ${size}, new`,
    named: 'name resolves',
    unnamed: 'no DNS name',
    reached: 'as wanted',
    unset: 'not set',
  },
  score: {
    label: 'Your score',
    actions: 'Actions',
    unavailable: ({ floor }: { floor: number }) => `Seconds with fewer than ${counted(floor, 'ready pod')}`,
    par: ({ least, par }: { least: number; par: number }) => (least < par ? `par ${least} or ${par}` : `par ${par}`),
    against: 'A fault menu was used. What it does no operator can do, so this run does not count.',
  },
  solved: 'Solved',
  provedText: ({ actions, seconds }: { actions: number; seconds: number }) =>
    `Replayed and graded again: solved with ${counted(actions, 'action')} and ${seconds} s unavailable.`,
  notProved: 'Replayed and graded again: this run does not solve the challenge.',
  solvedText: ({ actions, seconds }: { actions: number; seconds: number }) =>
    `Done with ${counted(actions, 'action')} and ${seconds} s unavailable.`,
  withinPar: 'That is par.',
  beyondPar: 'It can be done with less.',
  bonus: 'For a bonus:',
  bonusWon: 'The bonus is yours, too.',
  bonusLeft: 'The bonus is still to be had.',
  proof: 'A link that proves it',
  proofAbout: 'Whoever opens it sees your run, replayed and graded again.',
  hint: ({ number, of }: { number: number; of: number }) => `Hint ${number} of ${of}`,
  hints: 'Hints',
  showSolution: 'Show me the solution',
  nextLine: ({ number, of }: { number: number; of: number }) => `Type line ${number} of ${of}`,
  shown: 'The solution, line by line. It is typed for you and does not count as yours.',
  again: 'Begin again',
  explore: 'Explore freely',
  all: 'All challenges',
  learn: 'The chapter on it',
  stray: 'The stage shows another cluster than this challenge’s.',
  failed: 'This challenge could not be opened.',
  unknown: 'There is no such challenge.',
  region: 'Challenge',
  quiz: {
    intro:
      'Sentences as one hears and reads them. Some are true, some are not, some depend on how the set is made. Say what you think; then the engine tries it before your eyes.',
    rightOf: ({ right, of }: { right: number; of: number }) => `${right} of ${counted(of, 'sentence')} judged rightly`,
    answers: 'What is to be thought of it',
    verdicts: { true: 'True', false: 'False', depends: 'It depends' },
    right: 'So it is.',
    wrong: ({ verdict }: { verdict: string }) => `The cluster says: ${verdict}.`,
    holds: 'it holds',
    fails: 'it does not hold',
    see: 'See it on the stage',
  },
  glossary: {
    intro: 'What the words of the lecture mean, each with the moment of a lesson that shows it.',
    search: 'Find a term',
    none: ({ text }: { text: string }) => `Nothing about “${text}”.`,
    found: ({ found }: { found: number }) => counted(found, 'term'),
    see: 'Seen in',
  },
};
