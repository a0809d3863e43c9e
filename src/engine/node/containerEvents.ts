/** The kubelet's words about the containers that it starts and stops (`pkg/kubelet/events`, `images`, `kuberuntime`). They changed between the releases. */
import type { Container, KubeEvent, Pod } from '../objects.ts';
import { chance } from '../simulation/chance.ts';
import type { EventRecorder } from '../simulation/eventRecorder.ts';
import type { KubernetesVersion } from '../versions.ts';

/** A node forgets the images that it has not pulled for the longest time. */
const imagesKept = 10;

/** The images on each node, by its name; the newest last. */
export type PulledImages = Readonly<Record<string, readonly string[]>>;

export class ContainerEvents {
  readonly #recorder: EventRecorder;
  readonly #isOld: boolean;
  #images: PulledImages;

  constructor(recorder: EventRecorder, version: KubernetesVersion, images: PulledImages = {}) {
    this.#recorder = recorder;
    this.#isOld = version === '1.33';
    this.#images = images;
  }

  save(): PulledImages {
    return this.#images;
  }

  record(pod: Pod, type: KubeEvent['type'], reason: string, message: string): void {
    this.#recorder.record(pod, 'kubelet', type, reason, message);
  }

  /** Before a container is made: its image is pulled, unless it is there. */
  pulling(pod: Pod, { image = '', imagePullPolicy }: Container): void {
    if (imagePullPolicy === 'Always' || !this.#isThere(pod, image))
      this.record(pod, 'Normal', 'Pulling', `Pulling image "${image}"`);
  }

  /** A container runs. */
  started(pod: Pod, container: Container): void {
    const { name, image = '', imagePullPolicy } = container;
    const pulled = imagePullPolicy === 'Always' || !this.#isThere(pod, image);
    this.record(pod, 'Normal', 'Pulled', pulled ? pulledText(image) : this.#thereText(image));
    if (pulled) this.#keep(pod, image);
    this.record(pod, 'Normal', 'Created', this.#isOld ? `Created container: ${name}` : 'Container created');
    this.record(pod, 'Normal', 'Started', this.#isOld ? `Started container ${name}` : 'Container started');
  }

  /** A container is told to stop, with its pod or because of `why`. */
  killing(pod: Pod, name: string, why = `Stopping container ${name}`): void {
    this.record(pod, 'Normal', 'Killing', why);
  }

  #thereText(image: string): string {
    const text = `Container image "${image}" already present on machine`;
    return this.#isOld ? text : `${text} and can be accessed by the pod`;
  }

  #isThere({ spec }: Pod, image: string): boolean {
    return this.#images[spec.nodeName ?? '']?.includes(image) === true;
  }

  #keep({ spec }: Pod, image: string): void {
    const { nodeName = '' } = spec;
    const others = (this.#images[nodeName] ?? []).filter((other) => other !== image);
    this.#images = { ...this.#images, [nodeName]: [...others, image].slice(-imagesKept) };
  }
}

/** How long the pull took and how large the image is depend on the image alone. */
function pulledText(image: string): string {
  const took = `${300 + Math.floor(chance(0, `pull ${image}`) * 700)}ms`;
  const bytes = 20_000_000 + Math.floor(chance(0, `size ${image}`) * 100_000_000);
  return `Successfully pulled image "${image}" in ${took} (${took} including waiting). Image size: ${bytes} bytes.`;
}
