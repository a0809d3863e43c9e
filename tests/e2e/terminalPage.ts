import { expect, type Locator, type Page } from '@playwright/test';

/** The terminal as a visitor handles it, in English unless the page was told otherwise. */
export class TerminalPage {
  constructor(readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('./');
    await this.page.waitForFunction(() => window.ordinal !== undefined);
    // On a phone the panels have a bar of their own.
    await this.page.getByRole('tab', { name: 'kubectl' }).or(this.views()).first().click();
    await expect(this.line()).toBeVisible();
  }

  private views(): Locator {
    return this.page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'kubectl' });
  }

  panel(): Locator {
    return this.page.getByRole('tabpanel', { name: 'kubectl' });
  }

  line(number = 1): Locator {
    return this.pane(number).getByRole('textbox');
  }

  pane(number: number): Locator {
    return this.panel().getByRole('region', { name: new RegExp(`^(Terminal|终端) ${number}$`) });
  }

  log(number = 1): Locator {
    return this.pane(number).getByRole('log');
  }

  /** The newest command of this text, with its output. */
  entry(command: string): Locator {
    return this.panel().getByRole('region', { name: command, exact: true }).last();
  }

  output(command: string): Locator {
    return this.entry(command).locator('.entry-output');
  }

  async run(command: string, number = 1): Promise<void> {
    await this.line(number).fill(command);
    await this.line(number).press('Enter');
    await expect(this.entry(command)).toBeVisible();
  }

  send(message: object): Promise<unknown> {
    return this.page.evaluate((sent) => window.ordinal!.send(sent), message);
  }
}
