/** Which rule of the API server a refusal comes from, so that it can be explained. The explanations are in the catalogue of words. */
import type { RefusedField, RefusalType } from './refusalPlaces.ts';

/** In the order of asking: the first whose words and place fit is the rule. `field` is the last name on the way. */
const rules = [
  { rule: 'immutable', says: /field is immutable|updates to statefulset spec for fields other than/ },
  { rule: 'unknownKind', says: /^no matches for kind/ },
  { rule: 'unknownField', says: /^unknown field/ },
  { rule: 'wrongType', says: /cannot unmarshal|quantities must match/ },
  { rule: 'labelsMismatch', says: /`selector` does not match template `labels`/ },
  { rule: 'emptySelector', says: /empty selector is invalid/ },
  { rule: 'mostReplicas', says: /the most that Ordinal simulates/ },
  { rule: 'rollingUpdateOnly', says: /only allowed for updateStrategy 'RollingUpdate'/ },
  { rule: 'strategyType', says: /must be 'RollingUpdate'/ },
  { rule: 'zeroUnavailable', says: /cannot be 0/ },
  { rule: 'percentage', says: /percent string|greater than 100%/ },
  { rule: 'negative', says: /must be greater than or equal to 0/ },
  { rule: 'restartPolicy', says: /Unsupported value.*supported values: "Always"$/, field: 'restartPolicy' },
  { rule: 'activeDeadline', says: /activeDeadlineSeconds in StatefulSet is not Supported/ },
  { rule: 'storage', says: /Required value|must be greater than zero/, field: 'storage' },
  { rule: 'accessModes', says: /Required value/, field: 'accessModes' },
  { rule: 'selectorMissing', says: /Required value/, field: 'selector' },
  { rule: 'containersMissing', says: /Required value/, field: 'containers' },
  { rule: 'imageMissing', says: /Required value/, field: 'image' },
  { rule: 'mountPathMissing', says: /Required value/, field: 'mountPath' },
  { rule: 'probeHandler', says: /must specify a handler type/ },
  { rule: 'nameMissing', says: /name or generateName is required/ },
  { rule: 'unknownVolume', says: /Not found/, field: 'name' },
  { rule: 'overLimit', says: /must be less than or equal to .* limit/ },
  { rule: 'port', says: /must be between 1 and 65535/ },
  { rule: 'portMissing', says: /Required value/, field: 'containerPort' },
  { rule: 'tooLongName', says: /must be no more than|may not be more than/ },
  { rule: 'dots', says: /must not contain dots/ },
  { rule: 'nameForm', says: /RFC 1123|RFC 1035/ },
  { rule: 'labelForm', says: /a valid label|qualified name|name part must/ },
] as const;

type NamedRule = (typeof rules)[number]['rule'];
export type RefusalRule = NamedRule | RefusalType;

/** The rule behind a refusal; where none is known by name, its type. */
export function ruleOf({ message, path, type }: Pick<RefusedField, 'message' | 'path' | 'type'>): RefusalRule {
  const last = path.findLast((step) => typeof step === 'string');
  const found = rules.find(
    (rule) =>
      rule.says.test(message) && (!('field' in rule) || rule.field === last || message.includes(`${rule.field}]`)),
  );
  return found?.rule ?? type;
}
