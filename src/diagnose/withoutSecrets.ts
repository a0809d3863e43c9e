/**
 * Objects without what may be secret in them: the values of environment variables and headers, commands, arguments, and the manifest
 * that kubectl keeps in an annotation. No decision reads any of it. What was the same stays the same, and what differed still differs,
 * so that a template equals its revision as before.
 */
import type { Json, JsonObject } from '#engine/json.ts';

const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

/** The same objects, their secrets replaced by numbers; those without any are the objects themselves. */
export function withoutSecrets(objects: readonly JsonObject[]): readonly JsonObject[] {
  const hidden = new Hidden();
  return objects.map((object) => hidden.inObject(object));
}

export type SecretHider = (object: JsonObject) => JsonObject;

/** Hides the secrets of objects that come one by one: a secret that it has met has the same number again. */
export function secretHider(): SecretHider {
  const hidden = new Hidden();
  return (object) => hidden.inObject(object);
}

class Hidden {
  readonly #numbers = new Map<string, number>();

  inObject(object: JsonObject): JsonObject {
    const { spec, data, metadata } = object;
    return {
      ...object,
      metadata: withoutAnnotation(metadata as JsonObject),
      ...(isObject(spec) && { spec: this.#inSpec(spec) }),
      ...(object['kind'] === 'ControllerRevision' && isObject(data) && { data: this.#inRevision(data) }),
    };
  }

  /** A pod's own spec, or one that holds a template. */
  #inSpec(spec: JsonObject): JsonObject {
    const { template } = spec;
    return this.#inPod(isObject(template) ? { ...spec, template: this.#inTemplate(template) } : spec);
  }

  #inRevision(data: JsonObject): JsonObject {
    const { spec } = data;
    const template = isObject(spec) ? spec['template'] : undefined;
    if (!isObject(spec) || !isObject(template)) return data;
    return { ...data, spec: { ...spec, template: this.#inTemplate(template) } };
  }

  #inTemplate(template: JsonObject): JsonObject {
    const { spec } = template;
    return isObject(spec) ? { ...template, spec: this.#inPod(spec) } : template;
  }

  #inPod(spec: JsonObject): JsonObject {
    const lists = ['containers', 'initContainers', 'ephemeralContainers'].flatMap((name) => {
      const list = spec[name];
      return Array.isArray(list)
        ? [[name, (list as readonly Json[]).map((each) => this.#inContainer(each))] as const]
        : [];
    });
    return { ...spec, ...Object.fromEntries(lists) };
  }

  #inContainer(container: Json): Json {
    if (!isObject(container)) return container;
    const changed = { ...container } as Record<string, Json>;
    for (const name of ['command', 'args']) if (name in changed) changed[name] = this.#texts(changed[name] as Json);
    if (Array.isArray(changed['env'])) changed['env'] = this.#values(changed['env'] as readonly Json[]);
    for (const name of ['livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle'])
      if (name in changed) changed[name] = this.#inHandler(changed[name] as Json);
    return changed;
  }

  /** Commands and headers, however deep they stand in a probe or a hook. */
  #inHandler(handler: Json): Json {
    if (!isObject(handler)) return handler;
    const entries = Object.entries(handler).map(([name, value]): [string, Json] => {
      if (name === 'command') return [name, this.#texts(value as Json)];
      if (name === 'httpHeaders' && Array.isArray(value)) return [name, this.#values(value as readonly Json[])];
      return [name, this.#inHandler(value as Json)];
    });
    return Object.fromEntries(entries);
  }

  /** The `value` of each entry; where a variable comes from is no secret. */
  #values(list: readonly Json[]): readonly Json[] {
    return list.map((each) =>
      isObject(each) && typeof each['value'] === 'string' ? { ...each, value: this.#hide(each['value']) } : each,
    );
  }

  #texts(list: Json): Json {
    return Array.isArray(list)
      ? (list as readonly Json[]).map((each) => (typeof each === 'string' ? this.#hide(each) : each))
      : list;
  }

  #hide(text: string): string {
    if (text === '') return text;
    const number = this.#numbers.get(text) ?? this.#numbers.size + 1;
    this.#numbers.set(text, number);
    return `hidden-${number}`;
  }
}

function withoutAnnotation(metadata: JsonObject): JsonObject {
  const { annotations } = metadata;
  if (!isObject(annotations) || !(lastApplied in annotations)) return metadata;
  const { [lastApplied]: _manifest, ...rest } = annotations;
  return { ...metadata, annotations: rest };
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
