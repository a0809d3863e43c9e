/** `--record`: the command is noted in the objects that it changes, as the cause of the change (cli-runtime `RecordFlags`). */
import type { JsonObject } from '#engine/json.ts';
import type { Call } from './command.ts';
import { isFailure } from './failures.ts';
import { mapAt, textsAt } from './objectFields.ts';
import type { DryRun } from './output.ts';
import { ask, heldResource } from './requests.ts';
import type { Found } from './resourceArgs.ts';

export const changeCauseKey = 'kubernetes.io/change-cause';

/** The command as it is noted; undefined when it is not to be. */
function causeOf({ path, args, flags }: Call): string | undefined {
  if (!flags.has('record') || !flags.bool('record')) return undefined;
  const typed = flags.settings.map(([name, value]) => ` --${name}=${value}`);
  return [path, ...args].join(' ') + typed.join('');
}

/** The object with its cause, if it is to have one. */
export function withCause(call: Call, manifest: JsonObject): JsonObject {
  const cause = causeOf(call);
  if (cause === undefined) return manifest;
  const annotations = { ...mapAt(manifest, 'metadata', 'annotations'), [changeCauseKey]: cause } as JsonObject;
  return { ...manifest, metadata: { ...mapAt(manifest, 'metadata'), annotations } };
}

/** What a patch needs for the cause; nothing when the object has it already. */
export function causePatch(call: Call, object: unknown): JsonObject {
  const cause = causeOf(call);
  if (cause === undefined || textsAt(object, 'metadata', 'annotations')[changeCauseKey] === cause) return {};
  return { metadata: { annotations: { [changeCauseKey]: cause } } };
}

/** Some commands note the cause afterwards, by a patch of its own; what the server has against that is not told. */
export function noteCause(call: Call, { resource, name }: Found, changed: object, dryRun: DryRun): object {
  const [held, patch] = [heldResource(resource), causePatch(call, changed)];
  if (isFailure(held) || Object.keys(patch).length === 0) return changed;
  const fieldManager = call.flags.has('field-manager') ? call.flags.text('field-manager') : 'kubectl';
  const noted = ask(call, { type: 'patch', resource: held, name, patchType: 'merge', patch, fieldManager }, dryRun);
  return isFailure(noted) ? changed : noted;
}
