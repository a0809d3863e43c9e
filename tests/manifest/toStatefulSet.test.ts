import { describe, expect, it } from 'vitest';
import { lateParts } from '#engine/simulation/lateParts.ts';
import { History } from '#engine/simulation/history.ts';
import { lectureScenario } from '#engine/simulation/lecture.ts';
import { readText } from '#manifest/readText.ts';
import { toStatefulSet } from '#manifest/toStatefulSet.ts';

const deployment = `# the shop
apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
spec:
  replicas: 2 # two
  strategy:
    rollingUpdate:
      maxSurge: 1
  selector:
    matchLabels:
      app: shop
  template:
    metadata:
      labels:
        app: shop
    spec:
      containers:
        - name: shop
          image: nginx:alpine
          ports:
            - containerPort: 80
              name: web
          volumeMounts:
            - name: data
              mountPath: /data
      volumes:
        - name: data
          persistentVolumeClaim:
            claimName: shop-data
`;

function convert(text: string, services: readonly string[] = []) {
  return toStatefulSet(text, readText(text).documents[0]!, new Set(services))!;
}

/** What the API server says to every document of a text. */
function refusals(text: string) {
  const history = new History(lectureScenario, lateParts);
  history.extend({ maxSteps: 5 });
  return readText(text).documents.map(({ manifest }) => history.refusalOf(5, { type: 'apply', manifest }, lateParts));
}

describe('A Deployment that becomes a StatefulSet', () => {
  it('is what the API server takes', () => {
    expect(refusals(convert(deployment).text)).toEqual([undefined, undefined]);
  });

  it('keeps its comments, its replicas and its template', () => {
    const { text } = convert(deployment);
    expect(text).toContain('# the shop');
    expect(text).toContain('replicas: 2 # two');
    expect(readText(text).documents[0]?.manifest).toMatchObject({
      kind: 'StatefulSet',
      metadata: { name: 'shop' },
      spec: { serviceName: 'shop', replicas: 2, template: { spec: { containers: [{ image: 'nginx:alpine' }] } } },
    });
  });

  it('loses what a set does not have, and says so', () => {
    const { text, notes } = convert(deployment);
    expect(text).not.toContain('strategy');
    expect(notes).toContainEqual({ code: 'dropped', names: ['strategy'] });
  });

  it('gets a headless Service, unless there is one of that name', () => {
    expect(readText(convert(deployment).text).documents[1]?.manifest).toEqual({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'shop' },
      spec: { clusterIP: 'None', selector: { app: 'shop' }, ports: [{ name: 'web', port: 80 }] },
    });
    expect(readText(convert(deployment, ['shop']).text).documents).toHaveLength(1);
  });

  it('gives each pod a claim of its own in the place of the one that all would share', () => {
    const { text, notes } = convert(deployment);
    const [set] = readText(text).documents;
    expect(set?.manifest).toMatchObject({ spec: { volumeClaimTemplates: [{ metadata: { name: 'data' } }] } });
    expect(text).not.toContain('shop-data');
    expect(notes).toContainEqual({ code: 'claims', names: ['data'] });
  });
});

describe('Other kinds', () => {
  it('such as a Pod become a template', () => {
    const pod =
      'apiVersion: v1\nkind: Pod\nmetadata:\n  name: box\nspec:\n  restartPolicy: Never\n  containers:\n    - {name: a, image: b} # c\n';
    const { text, notes } = convert(pod);
    expect(refusals(text)).toEqual([undefined, undefined]);
    expect(text).toContain('# c');
    expect(notes.map(({ code }) => code)).toEqual(['labels', 'dropped', 'serviceName', 'replicas', 'service']);
  });

  it.each(['StatefulSet', 'Service', 'Ingress'])('such as %s are left alone', (kind) => {
    expect(convert(`kind: ${kind}\nspec: {}\n`)).toBeUndefined();
  });

  it('without a spec are left alone', () => {
    expect(convert('kind: Deployment\nspec: 5\n')).toBeUndefined();
    expect(convert('kind: Deployment\n')).toBeUndefined();
  });
});
