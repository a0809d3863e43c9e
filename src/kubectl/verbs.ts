/** All commands, in the order in which kubectl's help and its suggestions name them. */
import type { Verb } from './command.ts';
import { annotate } from './verbs/annotate.ts';
import { apiResources } from './verbs/apiResources.ts';
import { apiVersions } from './verbs/apiVersions.ts';
import { apply } from './verbs/apply.ts';
import { auth } from './verbs/auth.ts';
import { autoscale } from './verbs/autoscale.ts';
import { clusterInfo } from './verbs/clusterInfo.ts';
import { config } from './verbs/config.ts';
import { cordon, uncordon } from './verbs/cordon.ts';
import { cp } from './verbs/cp.ts';
import { create } from './verbs/create.ts';
import { deleteVerb } from './verbs/delete.ts';
import { describe } from './verbs/describe.ts';
import { drain } from './verbs/drain.ts';
import { events } from './verbs/events.ts';
import { diff } from './verbs/diff.ts';
import { explain } from './verbs/explain.ts';
import { edit } from './verbs/edit.ts';
import { exec } from './verbs/exec.ts';
import { expose } from './verbs/expose.ts';
import { get } from './verbs/get.ts';
import { label } from './verbs/label.ts';
import { logs } from './verbs/logs.ts';
import { notHere } from './verbs/notHere.ts';
import { options } from './verbs/options.ts';
import { patch } from './verbs/patch.ts';
import { portForward } from './verbs/portForward.ts';
import { replace } from './verbs/replace.ts';
import { rollout } from './verbs/rollout.ts';
import { run } from './verbs/run.ts';
import { scale } from './verbs/scale.ts';
import { set } from './verbs/set.ts';
import { taint } from './verbs/taint.ts';
import { top } from './verbs/top.ts';
import { version } from './verbs/version.ts';
import { wait } from './verbs/wait.ts';

export const rootVerb: Verb = {
  name: 'kubectl',
  use: '[command] [flags]',
  short: 'kubectl controls the Kubernetes cluster manager.',
  flags: [],
  verbs: [
    create,
    expose,
    run,
    set,
    explain,
    get,
    edit,
    deleteVerb,
    rollout,
    scale,
    autoscale,
    notHere('certificate', 'approves and denies requests for certificates', 'nothing here asks for any'),
    clusterInfo,
    top,
    cordon,
    uncordon,
    drain,
    taint,
    describe,
    logs,
    notHere('attach', 'connects to the process of a container', '`kubectl logs` and `kubectl exec` reach a container'),
    exec,
    portForward,
    notHere('proxy', 'opens a way to the API server', '`kubectl get -o json` shows what it would answer'),
    cp,
    auth,
    notHere('debug', 'adds a container to look into a pod', '`kubectl exec` and `kubectl describe` look into it'),
    events,
    diff,
    apply,
    patch,
    replace,
    wait,
    notHere('kustomize', 'builds manifests from a folder', '`kubectl apply -f` takes what it would build'),
    label,
    annotate,
    notHere('completion', 'prints a script for a shell', 'here the Tab key completes already'),
    apiResources,
    apiVersions,
    config,
    notHere('plugin', 'lists programs that extend kubectl', 'there are none'),
    version,
    options,
  ],
};
