/** Why the API server refuses a field, and the way out. Its own words stand beside these. */
interface Explained {
  readonly why: string;
  readonly wayOut: string;
}

export const refusals = {
  immutable: {
    why: 'This field is fixed when the set is created: the pods, their names and their claims hang on it.',
    wayOut: 'Put the old value back, or delete the set and create it again. With --cascade=orphan the pods stay.',
  },
  unknownKind: {
    why: 'The cluster holds no objects of this kind.',
    wayOut: 'Check kind and apiVersion. Ordinal holds the kinds that a StatefulSet has to do with.',
  },
  unknownField: {
    why: 'No object of this kind has such a field. Case and indentation count.',
    wayOut: 'Choose a field from the completion (Ctrl+Space), or take the line out.',
  },
  wrongType: {
    why: 'The field holds another type of value: quotes make text of a number, and none make a number of text.',
    wayOut: 'Write a value of the type that is asked for.',
  },
  labelsMismatch: {
    why: 'The set would not recognize its own pods: the selector asks for labels that the template does not give them.',
    wayOut: 'Give spec.template.metadata.labels every label of spec.selector.matchLabels.',
  },
  emptySelector: {
    why: 'An empty selector matches every pod of the namespace, and a set may claim its own only.',
    wayOut: 'Name at least one label under matchLabels, and give it to the template.',
  },
  selectorMissing: {
    why: 'Without a selector the set could not tell its pods from others. It has had no default since apps/v1.',
    wayOut: 'Add spec.selector.matchLabels with the labels of the template.',
  },
  mostReplicas: {
    why: 'Ordinal simulates so many pods and no more. A real API server has no such bound.',
    wayOut: 'Write a smaller number.',
  },
  rollingUpdateOnly: {
    why: 'partition and maxUnavailable steer rolling updates. Under another strategy they would mean nothing.',
    wayOut: 'Take rollingUpdate out, or make the type RollingUpdate.',
  },
  strategyType: {
    why: 'A set is updated by the controller (RollingUpdate) or by you (OnDelete). Recreate exists behind a feature gate of newer versions.',
    wayOut: 'Write RollingUpdate or OnDelete.',
  },
  zeroUnavailable: {
    why: 'If no pod may be unavailable, no pod can ever be replaced.',
    wayOut: 'Write 1 or more, or a percentage above 0 %.',
  },
  percentage: {
    why: 'The field takes a number of pods, or a percentage of them such as "25%", up to 100 %.',
    wayOut: 'Write a whole number, or a percentage in quotes.',
  },
  negative: { why: 'This counts something, and nothing comes less than zero times.', wayOut: 'Write 0 or more.' },
  restartPolicy: {
    why: 'A set keeps its pods running for ever, so their containers always restart.',
    wayOut: 'Write Always, or take the line out. What shall end belongs into a Job.',
  },
  activeDeadline: {
    why: 'A pod with a deadline ends by itself, and a pod of a set shall never do that.',
    wayOut: 'Take the line out. What shall end belongs into a Job.',
  },
  storage: {
    why: 'A claim asks for storage of some size, and this one does not say how much.',
    wayOut: 'Add resources.requests.storage, for example 1Gi.',
  },
  accessModes: {
    why: 'A claim must say how its volume may be mounted.',
    wayOut: 'Add accessModes. For the one pod of a set that uses it, ReadWriteOnce does.',
  },
  containersMissing: {
    why: 'A pod without a container has nothing to run.',
    wayOut: 'Add a container with a name and an image.',
  },
  imageMissing: { why: 'A container is started from an image, and none is named.', wayOut: 'Add image.' },
  mountPathMissing: {
    why: 'A mounted volume needs a directory inside the container.',
    wayOut: 'Add mountPath, for example /data.',
  },
  probeHandler: {
    why: 'A probe must say what it does: run a command, ask by HTTP or gRPC, or open a TCP port.',
    wayOut: 'Add exec, httpGet, grpc or tcpSocket.',
  },
  nameMissing: { why: 'An object is found by its name, and this one has none.', wayOut: 'Add metadata.name.' },
  unknownVolume: {
    why: 'The mount names a volume that neither the claim templates nor the volumes of the pod have.',
    wayOut: 'Use the name of a volumeClaimTemplate, or add the volume.',
  },
  overLimit: {
    why: 'A container cannot be promised more than it is allowed to take.',
    wayOut: 'Lower the request, or raise the limit.',
  },
  port: { why: 'There are ports from 1 to 65535.', wayOut: 'Write one of these.' },
  portMissing: { why: 'A port of a container has a number.', wayOut: 'Add containerPort.' },
  tooLongName: {
    why: 'The name becomes part of names and labels of pods and revisions, and these are limited.',
    wayOut: 'Shorten it. Up to 52 characters leave room for ordinal and hash.',
  },
  dots: {
    why: 'The name of a set becomes the host names of its pods, and a host name has no dots.',
    wayOut: 'Use hyphens instead.',
  },
  nameForm: {
    why: 'The name becomes part of a DNS name.',
    wayOut: 'Use lower-case letters, digits and hyphens; begin and end with a letter or a digit.',
  },
  labelForm: {
    why: 'Labels and their values have a narrow form, since they are looked things up by.',
    wayOut: 'Use letters, digits, hyphens, underscores and dots, at most 63; begin and end with a letter or a digit.',
  },

  Duplicate: { why: 'The same stands here twice.', wayOut: 'Take one of them out, or give it another name.' },
  Forbidden: { why: 'This may not be so, or may not be changed so.', wayOut: 'Put the old value back.' },
  Invalid: { why: 'The field does not take this value.', wayOut: 'Write a value that fits what the server says.' },
  NotFound: { why: 'This refers to something that is not there.', wayOut: 'Name something that exists, or add it.' },
  Required: { why: 'This field must be there.', wayOut: 'Add it.' },
  TooLong: { why: 'This is longer than the server stores.', wayOut: 'Shorten it.' },
  Unsupported: { why: 'The field takes some values only.', wayOut: 'Write one of those that the server names.' },
  unread: { why: 'The server could not read the object.', wayOut: 'Mend what it names.' },
  other: { why: 'The server refused the object as a whole.', wayOut: 'Its words say why.' },
} satisfies Readonly<Record<string, Explained>>;
