/** Nodes (upstream `ValidateNode`, `ValidateNodeUpdate`): cordon and taint are updates of the spec. */
import type { JsonObject } from '../../json.ts';
import { sameJson } from '../../sameJson.ts';
import { duplicate, forbiddenField, invalidValue, required, unsupported, type FieldError } from '../fieldErrors.ts';
import { dnsSubdomainProblems, labelKeyProblems, labelValueProblems } from '../validation/formats.ts';
import { part, parts, text, textMap, texts } from '../validation/jsonFields.ts';
import { problems } from '../validation/metadata.ts';
import { validateObjectMeta } from '../validation/objectMeta.ts';
import { signOf } from '../validation/resources.ts';
import { metadataOf, specOf, type Strategy } from './strategy.ts';

export const nodes: Strategy = {
  prepareForCreate: (object) => ({
    ...object,
    status: { conditions: [], addresses: [], ...part(object, 'status') },
  }),
  validate: (object) => [
    ...validateObjectMeta(metadataOf(object), dnsSubdomainProblems),
    ...validateTaints(parts(specOf(object), 'taints')),
    ...validateResources(object),
  ],
  validateUpdate: (object, stored) => [
    ...validateResources(object),
    ...validateFixed(specOf(object), specOf(stored)),
    ...validateTaints(parts(specOf(object), 'taints')),
  ],
  status: 'NodeStatus',
};

/** Upstream reports them at `metadata.taints`, although they stand in the spec. */
function validateTaints(taints: readonly JsonObject[]): readonly FieldError[] {
  return taints.flatMap((taint, index) => {
    const field = `metadata.taints[${index}]`;
    const key = text(taint, 'key');
    const value = text(taint, 'value');
    const wrong = labelValueProblems(value);
    const isTaken = taints
      .slice(0, index)
      .some((other) => text(other, 'key') === key && text(other, 'effect') === text(taint, 'effect'));
    return [
      ...problems(`${field}.key`, key, labelKeyProblems(key)),
      ...(wrong.length === 0 ? [] : [invalidValue(`${field}.value`, value, wrong.join(';'))]),
      ...validateEffect(text(taint, 'effect'), `${field}.effect`),
      ...(isTaken ? [duplicateTaint(field, taint)] : []),
    ];
  });
}

function validateEffect(effect: string, field: string): readonly FieldError[] {
  if (effect === '') return [required(field)];
  const effects = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];
  return effects.includes(effect) ? [] : [unsupported(field, effect, effects)];
}

function duplicateTaint(field: string, taint: JsonObject): FieldError {
  const detail = 'taints must be unique by key and effect pair';
  const printed = {
    Key: text(taint, 'key'),
    Value: text(taint, 'value'),
    Effect: text(taint, 'effect'),
    TimeAdded: taint['timeAdded'] ?? null,
  };
  const error = duplicate(field, printed);
  return { ...error, detail, message: `${error.message}: ${detail}` };
}

function validateResources(object: JsonObject): readonly FieldError[] {
  const status = part(object, 'status') ?? {};
  return ['capacity', 'allocatable'].flatMap((list) =>
    Object.entries(textMap(status, list))
      .filter(([, amount]) => signOf(amount) < 0)
      .map(([name, amount]) => invalidValue(`status.${list}.${name}`, amount, 'must be greater than or equal to 0')),
  );
}

function validateFixed(spec: JsonObject, old: JsonObject): readonly FieldError[] {
  const networks = texts(old, 'podCIDRs');
  const provider = text(old, 'providerID');
  const detail = (name: string): string => `node updates may not change ${name} except from "" to valid`;
  return [
    ...(networks.length > 0 && !sameJson(texts(spec, 'podCIDRs'), networks)
      ? [forbiddenField('spec.podCIDRs', detail('podCIDR'))]
      : []),
    ...(provider !== '' && text(spec, 'providerID') !== provider
      ? [forbiddenField('spec.providerID', detail('providerID'))]
      : []),
  ];
}
