/** What the terms of the lecture mean, by their ids. */
export const glossary: Readonly<Record<string, string>> = {
  statefulset:
    'The object by which a controller runs pods that are not alike: each has a number, a name, a disk of its own.',
  ordinal: 'The whole number at the end of a pod’s name, and the core of its identity. It outlives the pod.',
  index: 'The ordinal counted from `ordinals.start`. The partition is compared with it.',
  replicas: 'How many ordinals there shall be. In spite of the word they are no copies of each other.',
  'pod-template': 'What all pods of the set have in common. The only part of the spec that makes a new revision.',
  selector: 'The labels by which the set knows its pods. It has to match the template, and cannot be changed.',
  'headless-service':
    'A Service with `clusterIP: None`. It has no address of its own; DNS gives those of its pods, each by name.',
  'service-name': 'The name of the headless Service. It becomes the pods’ subdomain, and cannot be changed.',
  fqdn: 'A pod’s full name: `web-0.nginx.default.svc.cluster.local`, from pod, Service, namespace and the cluster’s domain.',
  'publish-not-ready':
    'A switch of the Service: DNS then knows pods that are not ready, too. Members that look for each other need it.',
  'negative-cache': 'DNS remembers for a while that there was no such name. Who asked too early waits a little longer.',
  'claim-templates': 'From each of them every ordinal gets a claim of its own. They cannot be changed.',
  pvc: 'A claim for storage, named after template, set and ordinal: `www-web-0`. It stays when its pod goes.',
  pv: 'The volume itself, bound to one claim. What it is called does not matter.',
  'pvc-protection': 'A finalizer: a claim that a pod still uses is Terminating and stays, until no pod uses it.',
  retention:
    'What becomes of the claims when the set shrinks (`whenScaled`) or is deleted (`whenDeleted`). They are kept by default.',
  'owner-reference': 'What says to whom an object belongs. The garbage collector deletes what has lost its owner.',
  'controller-revision': 'An object that keeps one version of the pod template, so that there is a way back.',
  'revision-hash':
    'The label of a pod that says from which version it was made. Its value is the name of a ControllerRevision.',
  'current-revision': 'The revision of the last rollout that was completed. Not the newest one.',
  'update-revision': 'The revision of the template as it stands now.',
  'collision-count': 'A counter that is mixed into the hash, when two templates would have come to the same name.',
  'observed-generation':
    'Which version of the spec the controller had seen when it wrote the status. Behind `generation`, the status is old.',
  'revision-counters':
    'How many pods are at the current, and how many at the update revision. Terminating ones are not counted.',
  'ready-replicas': 'How many pods are Running and Ready; also those that are on their way out.',
  'available-replicas': 'How many have been ready for `minReadySeconds`.',
  'running-ready-available':
    'The process runs; its readiness probe passes; it has passed for long enough. Three different things.',
  'ordered-ready':
    'The default policy: one pod after the other, each waits until the one before is ready. Set at creation only.',
  parallel: 'The policy that creates and deletes without waiting. Updates still go in order.',
  'slow-start': 'Work that is submitted in growing portions, 1, 2, 4, 8, so that a mistake shows early.',
  'rolling-update': 'The default strategy: the controller replaces the pods itself, from the highest ordinal down.',
  'on-delete': 'The strategy that replaces nothing. A pod gets the new template when somebody deletes it.',
  partition: 'A line between old and new: indexes at or above it are updated, those below are not.',
  'max-unavailable':
    'How many pods may be unavailable at the same time during an update; 1 by default. v1.33 keeps it behind a feature gate.',
  'min-ready-seconds': 'How long a pod has to stay Ready until it counts as Available.',
  'history-limit': 'How many revisions that no pod uses are kept; 10 by default.',
  condemned: 'A pod whose ordinal is outside the range. It will be removed, the highest first.',
  reconcile: 'One complete pass of the controller over a set: look at what is, do the next thing, write the status.',
  'adopt-release': 'A pod without owner that matches becomes the set’s own; one that matches no longer is let go.',
  orphan: 'A way of deleting the set that leaves its pods behind; and a pod that has no owner.',
  'out-of-service': 'A taint by which an operator vouches that a node is off. Its pods and volumes are freed at once.',
  'disruption-budget':
    'How many pods have to stay available when pods are evicted. It does not bind the controller’s own deletions.',
};
