/** What the terms mean in one language, by their ids. `code` in backticks, nothing else is markup. */
export async function loadGlossary(language: 'en' | 'zh'): Promise<Readonly<Record<string, string>>> {
  return language === 'en' ? (await import('./en/glossary.ts')).glossary : (await import('./zh/glossary.ts')).glossary;
}
