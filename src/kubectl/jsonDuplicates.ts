/** Fields that stand twice in a JSON text, of which the last one counts. The text has to be JSON. */

/** The paths of the later ones, as the API server's decoder names them: `spec.replicas`, `containers[0].name`. */
export function duplicateFields(text: string): readonly string[] {
  const duplicates = new Set<string>();
  const open: Level[] = [];
  let place = '';
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]/g)) {
    const level = open.at(-1);
    if (token === '{' || token === '[') {
      open.push({ path: place, names: new Set(), index: token === '[' ? 0 : undefined, isName: token === '{' });
      place = token === '[' ? `${place}[0]` : place;
    } else if (token === '}' || token === ']') open.pop();
    else if (level === undefined) continue;
    else if (token === ',') {
      level.isName = level.index === undefined;
      if (level.index !== undefined) place = `${level.path}[${(level.index += 1)}]`;
    } else if (token !== ':' && level.isName) {
      const name = JSON.parse(token) as string;
      place = level.path === '' ? name : `${level.path}.${name}`;
      if (level.names.has(name)) duplicates.add(place);
      level.names.add(name);
      level.isName = false;
    }
  }
  return [...duplicates];
}

/** An object or a list that the text is in. */
interface Level {
  readonly path: string;
  readonly names: Set<string>;
  /** Of a list's member. */
  index: number | undefined;
  /** The next text is the name of a field. */
  isName: boolean;
}
