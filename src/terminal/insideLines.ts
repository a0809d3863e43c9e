/** What commands inside pods have left behind, as the commands that leave the same. */
import type { TraceRequest } from '#engine/simulation/scenario.ts';
import { quoteWord } from '#shell/quoteWord.ts';

export function insideLine(request: TraceRequest): string {
  if (request.type === 'lookUp') {
    const asked = request.questions.map((question) => lookUpLine(question));
    const [first = '', ...others] = asked;
    const command = others.length === 0 ? first : `sh -c ${quoteWord(asked.join('; '))}`;
    return `kubectl exec ${quoteWord(request.pod)} -- ${command}`;
  }
  const script = Object.entries(request.files).map(([path, text]) => fileLine(path, text));
  const [pod, container] = [quoteWord(request.pod), quoteWord(request.container)];
  return `kubectl exec ${pod} -c ${container} -- sh -c ${quoteWord(script.join(' && '))}`;
}

/** The dot at the end: the search list is not gone along again. */
function lookUpLine(question: string): string {
  const [type = 'A', name = ''] = question.split(' ');
  return type === 'A' ? `nslookup ${quoteWord(`${name}.`)}` : `nslookup -type=${type} ${quoteWord(`${name}.`)}`;
}

function fileLine(path: string, text: string | null): string {
  const word = quoteWord(path.length > 1 ? path.replace(/\/$/, '') : path);
  if (text === null) return `rm -rf ${word}`;
  if (path.endsWith('/')) return `mkdir -p ${word}`;
  const isLine = text.endsWith('\n') && !text.startsWith('-') && !text.includes('\\');
  return isLine ? `echo ${quoteWord(text.slice(0, -1))} > ${word}` : `printf %s ${quoteWord(text)} > ${word}`;
}
