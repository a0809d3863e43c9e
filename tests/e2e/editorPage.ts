import { expect, type Locator, type Page } from '@playwright/test';

/** The YAML panel as a visitor handles it. */
export class EditorPage {
  constructor(readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('./');
    await this.openPanel();
  }

  async openPanel(): Promise<void> {
    await this.page.getByRole('tab', { name: 'YAML' }).click();
    await expect(this.field()).toContainText('StatefulSet');
  }

  field(): Locator {
    return this.panel().locator('.cm-content');
  }

  panel(): Locator {
    return this.page.getByRole('tabpanel');
  }

  section(name: string | RegExp): Locator {
    return this.panel().getByRole('region', { name });
  }

  button(name: string): Locator {
    return this.panel().getByRole('button', { name, exact: true });
  }

  /** What is underlined as wrong. */
  underlined(): Locator {
    return this.panel().locator('.cm-lintRange-error');
  }

  line(text: string): Locator {
    return this.panel().locator('.cm-line').filter({ hasText: text }).first();
  }

  /** Only lines in sight, and some around them, are drawn. */
  async toTop(): Promise<void> {
    await this.field().focus();
    await this.page.keyboard.press('Control+Home');
  }

  /** The lines that are drawn. */
  async text(): Promise<string> {
    return (await this.panel().locator('.cm-line').allTextContents()).join('\n');
  }

  /** Writes another text in the place of a line's own, its indentation kept. */
  async rewrite(line: string, text: string): Promise<void> {
    await this.line(line).click();
    await this.page.keyboard.press('End');
    await this.page.keyboard.press('Shift+Home');
    await this.page.keyboard.insertText(text);
  }

  /** Writes a text behind a line's own. */
  async append(line: string, text: string): Promise<void> {
    await this.line(line).click();
    await this.page.keyboard.press('End');
    await this.page.keyboard.insertText(text);
  }

  /** Puts a text in the place of all that is there, as a paste does. */
  async paste(text: string): Promise<void> {
    await this.field().focus();
    await this.page.keyboard.press('Control+a');
    await this.field().evaluate((element, pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      element.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true }),
      );
    }, text);
  }
}
