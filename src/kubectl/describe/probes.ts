import { isMap, listAt, numberAt, textAt, valueAt } from '../objectFields.ts';

/** A probe on one line (kubectl `DescribeProbe`): `http-get http://:80/ delay=0s timeout=1s period=10s successThreshold=1 …`. */
export function probeText(probe: unknown): string {
  const attributes = [
    `delay=${numberAt(probe, 'initialDelaySeconds')}s`,
    `timeout=${numberAt(probe, 'timeoutSeconds')}s`,
    `period=${numberAt(probe, 'periodSeconds')}s`,
    `successThreshold=${numberAt(probe, 'successThreshold')}`,
    `failureThreshold=${numberAt(probe, 'failureThreshold')}`,
  ].join(' ');
  return `${handlerText(probe)} ${attributes}`;
}

function handlerText(probe: unknown): string {
  if (isMap(valueAt(probe, 'exec'))) return `exec [${listAt(probe, 'exec', 'command').map(String).join(' ')}]`;
  const http = valueAt(probe, 'httpGet');
  if (isMap(http)) {
    const host = textAt(http, 'host');
    const scheme = textAt(http, 'scheme').toLowerCase();
    const path = textAt(http, 'path');
    const slash = path === '' || path.startsWith('/') ? '' : '/';
    const start = scheme === '' ? '' : `${scheme}:`;
    return `http-get ${start}//${host.includes(':') ? `[${host}]` : host}:${textAt(http, 'port')}${slash}${escapedPath(path)}`;
  }
  const tcp = valueAt(probe, 'tcpSocket');
  if (isMap(tcp)) return `tcp-socket ${textAt(tcp, 'host')}:${textAt(tcp, 'port')}`;
  const grpc = valueAt(probe, 'grpc');
  return isMap(grpc) ? `grpc <pod>:${numberAt(grpc, 'port')} ${textAt(grpc, 'service')}` : 'unknown';
}

/** As Go's `url.URL` writes a path: all but letters, digits and some marks as bytes in hex. */
function escapedPath(path: string): string {
  return path.replace(/[^A-Za-z0-9\-_.~$&+,/:;=@]/gu, (character) => {
    const bytes = [...new TextEncoder().encode(character)];
    return bytes.map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
  });
}
