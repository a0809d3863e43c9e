/** Why what was pasted cannot be used, in words, with the place. */
import type { DiagnosisWords } from '#i18n/diagnosisWords.ts';
import type { InputComplaint } from '#share/kubectlText/inputComplaint.ts';

/** `file`: the name of what it was read from, where there may be several. */
export function tellComplaint(complaint: InputComplaint, words: DiagnosisWords, file?: string): string {
  const { line } = complaint;
  const told = tellWhat(complaint, words);
  const { inLine, line: lineOnly, fileLine } = words.input;
  if (line === undefined) return file === undefined ? told : inLine({ place: file, told });
  return inLine({ place: file === undefined ? lineOnly({ line }) : fileLine({ file, line }), told });
}

function tellWhat(complaint: InputComplaint, { input }: DiagnosisWords): string {
  const { code, object = '', field = '', expected = '', received = '', detail } = complaint;
  switch (code) {
    case 'field':
      if (field === 'metadata.uid' && received === 'undefined') return input.manifest({ object });
      if (field === 'spec.replicas' && expected === '<=10000') return input.tooManyReplicas({ object, field });
      return input.field({ object, field, expected, received });
    case 'syntax':
      return detail === undefined ? input.syntax() : input.syntaxSaid({ detail });
    default:
      return input[code]();
  }
}
