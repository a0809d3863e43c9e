/** The manifests that lessons and the official tutorials apply, as files of the terminal's home and under their addresses. */

import { tutorialManifests } from './tutorialManifests.ts';

interface NginxSet {
  readonly name: string;
  readonly image: string;
  readonly replicas: number;
  readonly storage?: string;
  readonly claim?: string;
  readonly isParallel?: boolean;
  readonly graceSeconds?: number;
}

const nginxService = `apiVersion: v1
kind: Service
metadata:
  name: nginx
  labels:
    app: nginx
spec:
  ports:
  - port: 80
    name: web
  clusterIP: None
  selector:
    app: nginx
`;

function nginxSet({
  name,
  image,
  replicas,
  storage = '1Gi',
  claim = 'www',
  isParallel,
  graceSeconds,
}: NginxSet): string {
  return `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: ${name}
spec:
  serviceName: nginx
${isParallel === true ? '  podManagementPolicy: Parallel\n' : ''}  replicas: ${replicas}
  selector:
    matchLabels:
      app: nginx
  template:
    metadata:
      labels:
        app: nginx
    spec:
${graceSeconds === undefined ? '' : `      terminationGracePeriodSeconds: ${graceSeconds}\n`}      containers:
      - name: nginx
        image: ${image}
        ports:
        - containerPort: 80
          name: web
        volumeMounts:
        - name: ${claim}
          mountPath: /usr/share/nginx/html
  volumeClaimTemplates:
  - metadata:
      name: ${claim}
    spec:
      accessModes: ["ReadWriteOnce"]
      resources:
        requests:
          storage: ${storage}
`;
}

/** The lecture's set: slides 11 and 12. */
const lectureSet = nginxSet({
  name: 'nginx-web',
  image: 'nginx:alpine',
  replicas: 3,
  storage: '20Gi',
  claim: 'www-storage',
  graceSeconds: 10,
});

// The tag at which the tutorial's texts start today; with another one, step 34 of it would roll the pods.
const tutorialSet: NginxSet = { name: 'web', image: 'registry.k8s.io/nginx-slim:0.21', replicas: 2 };
const webYaml = `${nginxService}---\n${nginxSet(tutorialSet)}`;
const webParallelYaml = `${nginxService}---\n${nginxSet({ ...tutorialSet, isParallel: true })}`;

/** The files that lie in the home directory, by name. */
export const homeFiles: Readonly<Record<string, string>> = {
  'nginx-web.yaml': `${nginxService}---\n${lectureSet}`,
  'service.yaml': nginxService,
  'statefulset.yaml': lectureSet,
  'web-parallel.yaml': webParallelYaml,
  'web.yaml': webYaml,
};

const examples = ['https://k8s.io/examples/', 'https://kubernetes.io/examples/'];

/** The text behind a well-known address; undefined for any other: nothing is ever fetched. */
export function knownAddress(address: string): string | undefined {
  const base = examples.find((each) => address.startsWith(each));
  if (base === undefined) return undefined;
  const path = address.slice(base.length);
  return Object.hasOwn(published, path) ? published[path] : undefined;
}

const published: Readonly<Record<string, string>> = {
  ...tutorialManifests,
  'application/web/web.yaml': webYaml,
  'application/web/web-parallel.yaml': webParallelYaml,
};
