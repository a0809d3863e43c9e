/** Which texts need quotes in YAML 1.1, and which ones (go-yaml v2: `resolve`, `yaml_emitter_analyze_scalar`). */

export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal';

/** How a text is written as a value, or as a key. */
export function scalarStyle(text: string, isKey: boolean): ScalarStyle {
  const { mayBePlain, mayBeSingle, mayBeBlock } = analyse(text);
  if (text.includes('\n')) return isKey || !mayBeBlock ? 'double' : 'literal';
  if (!isText(text)) return 'double';
  if (mayBePlain) return 'plain';
  return mayBeSingle ? 'single' : 'double';
}

const constants = new Set(
  [
    'y Y yes Yes YES true True TRUE on On ON n N no No NO false False FALSE off Off OFF',
    '~ null Null NULL .nan .NaN .NAN .inf .Inf .INF +.inf +.Inf +.INF -.inf -.Inf -.INF',
  ]
    .join(' ')
    .split(' '),
);

/** Whether a reader would take the bare text for a text, and not for a number, truth value, time or nothing. */
function isText(text: string): boolean {
  if (text === '' || constants.has(text)) return false;
  if (!/^[-+.0-9]/.test(text)) return true;
  return !isNumber(text.replaceAll('_', '')) && !isTime(text) && !isBase60(text);
}

function isNumber(text: string): boolean {
  return (
    /^[-+]?(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]*|[1-9][0-9]*)$/.test(text) ||
    (/^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/.test(text) && Number.isFinite(Number(text)))
  );
}

function isTime(text: string): boolean {
  return /^\d{4}-\d{1,2}-\d{1,2}([Tt ]\d{1,2}:\d{1,2}:\d{1,2}(\.\d+)?(Z|[-+]\d{2}:\d{2})?)?$/.test(text);
}

function isBase60(text: string): boolean {
  return /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/.test(text);
}

interface Analysis {
  readonly mayBePlain: boolean;
  readonly mayBeSingle: boolean;
  readonly mayBeBlock: boolean;
}

function analyse(text: string): Analysis {
  const hasSpecial = /[^\n -~\u0085\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/u.test(text);
  const hasBlankBeforeBreak = / \n/.test(text);
  const hasBlankAfterBreak = /\n /.test(text);
  const hasEdge = /^[ \n]|[ \n]$/.test(text);
  return {
    mayBePlain: !hasSpecial && !hasEdge && !/[\n\u0085\u2028\u2029]/.test(text) && !hasIndicator(text),
    mayBeSingle: !hasSpecial && !hasBlankBeforeBreak && !hasBlankAfterBreak,
    mayBeBlock: !hasSpecial && !hasBlankBeforeBreak && !text.endsWith(' '),
  };
}

/** A character that means something to YAML where it stands. */
function hasIndicator(text: string): boolean {
  return (
    /^(---|\.\.\.)/.test(text) ||
    /^[#,[\]{}&*!|>'"%@`]/.test(text) ||
    /^[?:-]([ \t\n]|$)/.test(text) ||
    /:([ \t\n]|$)/.test(text) ||
    /[ \t\n]#/.test(text)
  );
}
