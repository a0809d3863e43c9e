import { expect, type Locator, type Page } from '@playwright/test';

/** The page as a visitor handles it. */
export class StagePage {
  constructor(readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('./');
    await expect(this.row('nginx-web-0')).toContainText('Ready');
  }

  /** A lane, as the table for screen readers tells it. */
  row(pod: string): Locator {
    return this.page.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name: pod, exact: true }) });
  }

  caption(): Locator {
    return this.page.getByRole('region', { name: 'What happened' });
  }

  /** Lets everything happen that the last edit caused. */
  async toTheEnd(): Promise<void> {
    const button = this.page.getByRole('button', { name: 'To the end' });
    // The button may turn inert under the pointer, when the last event has just been played.
    await button.click({ force: true });
    await expect(button).toBeDisabled();
  }

  async setImage(image: string): Promise<void> {
    const box = this.page.getByRole('combobox', { name: 'image' });
    await box.fill(image);
    await box.press('Enter');
  }

  async setNumber(field: string, value: string): Promise<void> {
    const box = this.page.getByRole('textbox', { name: field, exact: true });
    await box.fill(value);
    await box.press('Enter');
  }

  async openPod(pod: string): Promise<void> {
    await this.page.getByRole('option', { name: new RegExp(`^${pod}:`) }).click({ force: true });
  }
}
