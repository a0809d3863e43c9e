import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Frame, FrameLocator, Page } from '@playwright/test';

export type Told = Record<string, unknown> & { type: string };

/** A page of somebody else, on a host of its own, that embeds Ordinal. */
export class HostPage {
  #server: Server | undefined;

  constructor(
    readonly page: Page,
    readonly baseURL: string,
  ) {}

  /** Shows a page with one frame for each of these addresses, which are relative to Ordinal's. */
  async open(frames: readonly string[], attributes = 'width="960" height="540"', body = ''): Promise<void> {
    const iframes = frames.map((each) => `<iframe src="${this.baseURL}${each}" ${attributes}></iframe>`).join('\n');
    await this.show(`<input id="own" autofocus>${iframes}${body}`);
  }

  /** Opens one frame and waits until it listens. */
  async openOne(query: string, attributes?: string): Promise<void> {
    await this.open([`?embed=1${query}`], attributes);
    await this.hears('ready');
  }

  /** Shows any body; what frames say is kept. */
  async show(body: string): Promise<void> {
    const keep = `<script>window.heard = []; addEventListener('message', ({ source, data }) => {
      heard.push({ frame: [...document.querySelectorAll('iframe')].findIndex((f) => f.contentWindow === source), data });
    });</script>`;
    await this.close();
    const server = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(`<!doctype html>${keep}${body}`);
    });
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    await this.page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  }

  async close(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise((resolve) => (this.#server ? this.#server.close(resolve) : resolve(undefined)));
    this.#server = undefined;
  }

  /** What the frame shows. */
  inside(frame = 0): FrameLocator {
    return this.page.locator('iframe').nth(frame).contentFrame();
  }

  frame(frame = 0): Frame {
    return this.page.frames().filter((each) => each.parentFrame() !== null)[frame]!;
  }

  /** All that a frame has said, of one type or of all. */
  heard(type?: string, frame = 0): Promise<Told[]> {
    return this.page.evaluate(
      ({ type, frame }) => {
        const { heard } = window as unknown as { heard: { frame: number; data: { type: string } }[] };
        const ours = heard.filter((each) => each.frame === frame).map(({ data }) => data);
        return ours.filter((data) => type === undefined || data.type === type) as never;
      },
      { type, frame },
    );
  }

  /** Waits until a frame has said something of a type. */
  async hears(type: string, frame = 0): Promise<Told> {
    await this.page.waitForFunction(
      ({ type, frame }) =>
        (window as unknown as { heard: { frame: number; data: { type: string } }[] }).heard.some(
          (each) => each.frame === frame && each.data.type === type,
        ),
      { type, frame },
    );
    return (await this.heard(type, frame)).at(-1)!;
  }

  /** Sends a message as a host does, and waits for its answer. */
  send(message: object, frame = 0): Promise<Told> {
    return this.page.evaluate(
      ({ message, frame }) =>
        new Promise<Told>((resolve) => {
          const id = Math.random();
          addEventListener('message', function hear({ data }) {
            if (data?.id !== id) return;
            removeEventListener('message', hear);
            resolve(data);
          });
          const { contentWindow } = document.querySelectorAll('iframe')[frame]!;
          contentWindow!.postMessage({ ns: 'ordinal', v: 1, id, ...message }, '*');
        }),
      { message, frame },
    );
  }

  /** Sends anything, and waits for nothing. */
  post(data: unknown, frame = 0): Promise<void> {
    return this.page.evaluate(
      ({ data, frame }) => document.querySelectorAll('iframe')[frame]!.contentWindow!.postMessage(data, '*'),
      { data, frame },
    );
  }
}
