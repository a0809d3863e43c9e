/** What a chapter says. Nothing in it is markup but `code` in backticks. */
export interface ChapterWords<StepId extends string = string> {
  /** As on the page of contents. */
  readonly title: string;
  /** What the learner can do afterwards, one sentence. */
  readonly goal: string;
  readonly steps: Readonly<Record<StepId, StepWords>>;
}

export interface StepWords {
  /** A short question or claim: 40 characters at most in English, 18 in Chinese. */
  readonly title: string;
  /** One to three short paragraphs. They set the scene and give no prediction away. */
  readonly text: readonly string[];
  /** What to do now, one sentence. A line to type stands in backticks and begins with its command. */
  readonly task: string;
  /** The one rule that the cluster has just shown; said once the step is done. */
  readonly caption: string;
  /** Labels of what is to be put together; what has none is shown as it is called, as code. */
  readonly puzzle?: {
    readonly places?: Readonly<Record<string, string>>;
    readonly values?: Readonly<Record<string, string>>;
  };
  /** What the step asks before anything is done. */
  readonly predict?: PredictionWords;
  /** For who gets stuck: from a nudge to the answer, three at most. */
  readonly hints?: readonly string[];
}

export interface PredictionWords {
  /** Of one of the engine's own questions what is imagined; of any other all of it. */
  readonly question: string;
  /** Labels of its choices; what has none is shown as it is called. Those of the engine's questions have words of their own. */
  readonly choices?: Readonly<Record<string, string>>;
  /** The rule behind the answer; the engine's questions have their reasons. */
  readonly why?: string;
}
