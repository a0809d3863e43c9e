/** The messages that drive the page from outside. What comes in is hostile until this schema has seen it. */
import * as v from 'valibot';

// The API server judges a value, so that a refusal comes in its words; here it only has to be a small scalar.
const scalar = v.union([v.number(), v.pipe(v.string(), v.maxLength(253)), v.boolean(), v.null()]);

const setFields = v.strictObject({
  version: v.optional(v.picklist(['1.33', '1.37'])),
  replicas: v.optional(scalar),
  partition: v.optional(scalar),
  image: v.optional(v.pipe(v.string(), v.maxLength(253))),
  podManagementPolicy: v.optional(scalar),
  updateStrategy: v.optional(scalar),
  maxUnavailable: v.optional(scalar),
  minReadySeconds: v.optional(scalar),
  start: v.optional(scalar),
  revisionHistoryLimit: v.optional(scalar),
  whenScaled: v.optional(scalar),
  whenDeleted: v.optional(scalar),
});

/** What every message may have: the protocol's name and version, and a mark of the sender's that its answer bears. */
const envelope = {
  ns: v.optional(v.literal('ordinal')),
  v: v.optional(v.literal(1, (issue) => `this page speaks version 1, not ${issue.received}`)),
  id: v.optional(v.union([v.number(), v.pipe(v.string(), v.maxLength(64))])),
};

const type = <Name extends string>(name: Name) => ({ type: v.literal(name), ...envelope });
const finite = v.pipe(v.number(), v.finite(), v.minValue(0));
const text = (most: number) => v.pipe(v.string(), v.maxLength(most));

/** Every message that is understood. `goto` goes to a virtual second or to a step. */
export const message = v.variant('type', [
  v.object(type('hello')),
  v.object({ ...type('goto'), t: v.optional(finite), step: v.optional(v.pipe(finite, v.integer())) }),
  v.object(type('next')),
  v.object(type('prev')),
  v.object(type('play')),
  v.object(type('pause')),
  v.object(type('reset')),
  v.object({
    ...type('load'),
    link: v.optional(text(40_000)),
    yaml: v.optional(text(64 * 1024)),
    lesson: v.optional(text(200)),
  }),
  v.object({ ...type('kubectl'), line: text(8 * 1024) }),
  v.strictObject({ ...type('set'), ...setFields.entries }),
  v.object({ ...type('theme'), theme: v.picklist(['auto', 'light', 'dark', 'contrast', 'transparent']) }),
  v.object({ ...type('lang'), lang: v.picklist(['en', 'zh']) }),
  v.object(type('getState')),
]);

export type Message = v.InferOutput<typeof message>;
export type SetFields = v.InferOutput<typeof setFields>;

export const capabilities: readonly Message['type'][] = message.options.map(({ entries }) => entries.type.literal);
