/** What a person's kubeconfig says: one cluster, one user, one context; only its namespace can be chosen. */
export class Kubeconfig {
  /** Empty when none was chosen. */
  namespace = '';
}

/** The name of the context, and of its cluster and user. */
export const contextName = 'ordinal';

/** Where the API server would be. */
export const serverAddress = 'https://127.0.0.1:6443';
