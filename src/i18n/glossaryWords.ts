/** What the terms mean in one language, by their ids. `code` in backticks, nothing else is markup. */
export async function loadGlossary(language: 'en' | 'zh'): Promise<Readonly<Record<string, string>>> {
  return language === 'en' ? (await import('./en/glossary.ts')).glossary : (await import('./zh/glossary.ts')).glossary;
}

/** How a text says a term, by its id: one that no text has to explain has none. */
export type Said = Readonly<Record<string, readonly string[]>>;

export async function loadSaid(language: 'en' | 'zh'): Promise<Said> {
  return language === 'en' ? (await import('./en/glossary.ts')).said : (await import('./zh/glossary.ts')).said;
}
