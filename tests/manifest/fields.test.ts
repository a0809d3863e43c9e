import { describe, expect, it } from 'vitest';
import { apiVersionOf, fieldOf, fieldsOf, knownKinds, requiredOf } from '#manifest/fields.ts';

describe('The fields of an object', () => {
  it('are found by their way from the object', () => {
    expect(fieldOf('StatefulSet', ['spec', 'replicas'])).toEqual({
      name: 'replicas',
      type: 'integer',
      container: 'none',
      isRequired: false,
      values: [],
      owner: 'StatefulSetSpec',
    });
  });

  it('are found inside a list with its index and without', () => {
    const image = fieldOf('StatefulSet', ['spec', 'template', 'spec', 'containers', 0, 'image']);
    expect(image).toMatchObject({ type: 'string', owner: 'Container' });
    expect(fieldOf('StatefulSet', ['spec', 'template', 'spec', 'containers', 'image'])).toEqual(image);
  });

  it('tell which values they take', () => {
    expect(fieldOf('StatefulSet', ['spec', 'podManagementPolicy'])?.values).toEqual(['OrderedReady', 'Parallel']);
  });

  it('are any keys in a map', () => {
    expect(fieldOf('Service', ['metadata', 'labels'])).toMatchObject({ container: 'map', type: 'string' });
    expect(fieldOf('Service', ['metadata', 'labels', 'a.b/c'])).toMatchObject({ name: 'a.b/c', container: 'none' });
    expect(fieldOf('Service', ['metadata', 'labels', 'a', 'b'])).toBeUndefined();
    expect(fieldsOf('Service', ['metadata', 'labels'])).toBeUndefined();
  });

  it('are listed below a path, the required ones apart', () => {
    expect(fieldsOf('StatefulSet', [])?.map(({ name }) => name)).toEqual([
      ...['apiVersion', 'kind', 'metadata', 'spec', 'status'],
    ]);
    expect(requiredOf('StatefulSet', ['spec'])).toEqual(['selector', 'template']);
    expect(requiredOf('Pod', ['spec', 'containers', 0])).toEqual(['name']);
  });

  it.each([[['spec', 'replica']], [['spec', 'replicas', 'x']], [['constructor']], [['__proto__', 'x']]])(
    'are not there at %j',
    (path) => {
      expect(fieldOf('StatefulSet', path)).toBeUndefined();
      expect(fieldsOf('StatefulSet', path)).toBeUndefined();
      expect(requiredOf('StatefulSet', path)).toEqual([]);
    },
  );

  it('end below a scalar', () => {
    expect(fieldsOf('StatefulSet', ['spec', 'replicas'])).toBeUndefined();
  });

  it('of an unknown kind are unknown', () => {
    expect(fieldOf('Ingress', ['spec'])).toBeUndefined();
    expect(fieldsOf('toString', [])).toBeUndefined();
    expect(apiVersionOf('Ingress')).toBeUndefined();
  });
});

describe('The table of fields', () => {
  it('leads from every kind to every field without a gap', () => {
    const scalars = new Set([
      ...['string', 'integer', 'boolean', 'Quantity', 'IntOrString', 'Time', 'MicroTime', 'RawExtension', 'FieldsV1'],
    ]);
    const seen = new Set<string>();
    const visit = (kind: string, path: readonly string[]): void => {
      for (const field of fieldsOf(kind, path) ?? []) {
        if (scalars.has(field.type)) continue;
        expect(fieldsOf(kind, [...path, field.name]), `${kind} ${path.join('.')}.${field.name}`).toBeDefined();
        if (seen.has(field.type)) continue;
        seen.add(field.type);
        visit(kind, [...path, field.name]);
      }
    };
    for (const kind of knownKinds) visit(kind, []);
    expect(seen.size).toBeGreaterThan(150);
  });
});
