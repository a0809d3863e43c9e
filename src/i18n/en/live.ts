/** A real cluster: found, chosen, watched, and, only when asked twice, changed. */
import { counted } from './listing.ts';

export const live = {
  title: 'Live cluster',
  searching: 'Looking for an API server beside this page …',
  none: 'No API server answers beside this page. Serve it with the proxy of kubectl, which puts both at one address, and open what it prints:',
  command: 'kubectl proxy --www=dist --www-prefix=/ordinal/',
  searchAgain: 'Look again',
  found: (version: string, address: string, release: string) =>
    `A Kubernetes cluster, ${version}, at ${address}. Its decisions are told as the controller of ${release} takes them.`,
  staysHere:
    'The page asks that address and no other, and only reads. Passwords in manifests are hidden as they come in.',

  namespace: 'Namespace',
  watch: 'Watch',
  watchSet: (set: string) => `Watch ${set}`,
  sets: 'StatefulSets',
  noSets: 'There is no StatefulSet in this namespace. Watch it, and the first one will be shown when it comes.',
  ready: (ready: number, replicas: number) => `${ready} of ${replicas} ready`,
  refresh: 'List again',
  listing: 'Listing …',
  cannotList: (message: string) =>
    message === '' ? 'The namespaces cannot be listed: type the name of one.' : `The cluster says: ${message}`,

  watching: (namespace: string) => `Watching ${namespace}`,
  states: {
    loading: (listed: number, expected: number) =>
      expected > listed
        ? `Listing: ${listed} of ${expected} objects …`
        : `Listing: ${counted(listed, 'object')} so far …`,
    live: 'Connected: every change is shown as it comes.',
    lost: (time: string) =>
      `The connection was lost at ${time}. It is tried again by itself; until then this is what was last seen.`,
    refused: (message: string) =>
      `This cluster does not let you read the sets and pods of the namespace. It says: ${message}`,
  },
  short: { loading: 'listing', live: 'connected', lost: 'connection lost', refused: 'refused' },
  relisted: (times: number) =>
    times === 1
      ? 'Once the server had forgotten where we were (410 Gone), and everything was listed again.'
      : `${times} times the server had forgotten where we were (410 Gone), and a list was made again.`,
  passedOver: (objects: number) =>
    `${counted(objects, 'object')} could not be read and ${objects === 1 ? 'is' : 'are'} left out.`,
  shut: (kinds: string) => `Not to be read here: ${kinds}. The page does without.`,
  retry: 'Try now',
  stop: 'Stop watching',
  showNow: 'To the newest',

  why: 'What its controller does at the shown moment',
  noSetShown: 'There is no StatefulSet at the shown moment.',
  playOn: 'Play on from here in the simulation',

  recording: 'Recording',
  recorded: (changes: number) =>
    `${counted(changes, 'change')} recorded: drag the timeline to see any moment again. The file holds all of it, without passwords.`,
  save: 'Save the recording',
  openFile: 'Open a recording …',
  foundRecording: 'A recording of a real cluster.',
  openFound: 'Show it',
  problems: {
    tooLong: 'This file is longer than any recording that the page takes.',
    notARecording: (line: number) => `This file is no recording: line ${line} is no watch event.`,
    noSet: 'There is no StatefulSet in this recording.',
    unreadable: 'This file cannot be read as text.',
  },

  change: {
    title: 'Change the real cluster',
    allow: (cluster: string) => `Let me change the cluster at ${cluster}`,
    about:
      'Off, the page only reads. On, each change is shown as the line that does the same, and done after you say yes to it.',
    replicas: 'replicas',
    partition: 'partition',
    image: (container: string) => `image of ${container}`,
    pod: 'Pod',
    scale: 'Scale …',
    setPartition: 'Set partition …',
    setImage: 'Set image …',
    deletePod: 'Delete pod …',
    ask: (cluster: string) => `Do this in the real cluster at ${cluster}?`,
    yes: 'Yes, do it',
    no: 'No',
    done: (line: string) => `Done: ${line}`,
    refused: (message: string) => `The cluster refused: ${message}`,
    failed: 'The cluster did not answer. Whether it was done shows on the stage.',
  },
};
