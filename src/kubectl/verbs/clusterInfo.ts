import type { Verb } from '../command.ts';
import { serverAddress } from '../kubeconfig.ts';
import { notHere } from './notHere.ts';

export const clusterInfo: Verb = {
  name: 'cluster-info',
  use: '[flags]',
  short: 'Tell the address of the control plane.',
  flags: [],
  verbs: [notHere('dump', 'writes down all that there is in a cluster', '`kubectl get all -o yaml` shows much of it')],
  run: ({ print }) => {
    print(`Kubernetes control plane is running at ${serverAddress}\n\n`);
    print("To further debug and diagnose cluster problems, use 'kubectl cluster-info dump'.\n");
    return undefined;
  },
};
