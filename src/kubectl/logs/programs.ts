/** What known programs write when they start, are asked, stop and fail. Of others it is only said that they run. */
import { formatTime } from '#engine/apiserver/time.ts';

export interface Program {
  /** When it starts, line by line. */
  start(atMs: number, image: string): readonly string[];
  /** For an answer over HTTP; undefined for a program that does not speak of them. */
  readonly request?: (atMs: number, path: string, code: number) => string;
  /** When it is told to stop. */
  stop(atMs: number): readonly string[];
  /** When it gives up. */
  crash(atMs: number): readonly string[];
}

/** The program in an image, by the last part of its name. */
export function programOf(image: string): Program {
  const name = /([^/:@]+)(?:[:@][^/]*)?$/.exec(image)?.[1] ?? image;
  const known = programs.find(([names]) => names.test(name));
  return known?.[1] ?? unknown;
}

/** `2026-01-01 00:05:00`, with another sign between the parts of the day. */
function clock(atMs: number, dash = '-'): string {
  return formatTime(atMs).slice(0, 19).replace('T', ' ').replaceAll('-', dash);
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `01/Jan/2026:00:05:00 +0000`. */
function accessTime(atMs: number): string {
  const [date = '', time = ''] = clock(atMs).split(' ');
  const [year, month, day] = date.split('-');
  return `${day}/${months[Number(month) - 1]}/${year}:${time} +0000`;
}

const nginx: Program = {
  start: (atMs, image) => {
    const notice = (text: string) => `${clock(atMs, '/')} [notice] 1#1: ${text}`;
    const version = /:(\d+\.\d+(?:\.\d+)?)/.exec(image)?.[1];
    return [
      '/docker-entrypoint.sh: Configuration complete; ready for start up',
      notice('using the "epoll" event method'),
      notice(`nginx/${version ?? '1.29'}`),
      notice('start worker processes'),
    ];
  },
  request: (atMs, path, code) => {
    const bytes = code === 200 ? 615 : 190;
    return `10.244.0.1 - - [${accessTime(atMs)}] "GET ${path} HTTP/1.1" ${code} ${bytes} "-" "kube-probe/1.37" "-"`;
  },
  stop: (atMs) => [
    `${clock(atMs, '/')} [notice] 1#1: signal 3 (SIGQUIT) received, shutting down`,
    `${clock(atMs, '/')} [notice] 1#1: exit`,
  ],
  crash: (atMs) => [
    `${clock(atMs, '/')} [emerg] 1#1: host not found in upstream "backend" in /etc/nginx/conf.d/default.conf:1`,
  ],
};

const redis: Program = {
  start: (atMs) => [
    `1:C ${clock(atMs)}.000 * Redis is starting`,
    `1:M ${clock(atMs)}.002 * Server initialized`,
    `1:M ${clock(atMs)}.002 * Ready to accept connections tcp`,
  ],
  stop: (atMs) => [
    `1:M ${clock(atMs)}.000 * User requested shutdown...`,
    `1:M ${clock(atMs)}.001 # Redis is now ready to exit`,
  ],
  crash: (atMs) => [`1:M ${clock(atMs)}.000 # Fatal error, can't open config file '/etc/redis/redis.conf'`],
};

const postgres: Program = {
  start: (atMs) => [
    `${clock(atMs)}.000 UTC [1] LOG:  listening on IPv4 address "0.0.0.0", port 5432`,
    `${clock(atMs)}.010 UTC [1] LOG:  database system is ready to accept connections`,
  ],
  stop: (atMs) => [
    `${clock(atMs)}.000 UTC [1] LOG:  received smart shutdown request`,
    `${clock(atMs)}.100 UTC [1] LOG:  database system is shut down`,
  ],
  crash: (atMs) => [`${clock(atMs)}.000 UTC [1] FATAL:  data directory "/var/lib/postgresql/data" has wrong ownership`],
};

const mysql: Program = {
  start: (atMs) => [
    `${clock(atMs)}+00:00 [Note] [Entrypoint]: Entrypoint script for MySQL Server started.`,
    `${formatTime(atMs).slice(0, 19)}.000000Z 0 [System] [MY-010931] [Server] mysqld: ready for connections. port: 3306`,
  ],
  stop: (atMs) => [
    `${formatTime(atMs).slice(0, 19)}.000000Z 0 [System] [MY-010910] [Server] mysqld: Shutdown complete`,
  ],
  crash: (atMs) => [`${formatTime(atMs).slice(0, 19)}.000000Z 0 [ERROR] [MY-010119] [Server] Aborting`],
};

/** The Java servers write alike. */
function javaServer(ready: string, failed: string): Program {
  const line = (atMs: number, level: string, text: string) => `${clock(atMs)},000 [main] ${level}  ${text}`;
  return {
    start: (atMs) => [line(atMs, 'INFO', 'Reading configuration'), line(atMs, 'INFO', ready)],
    stop: (atMs) => [line(atMs, 'INFO', 'Shutting down')],
    crash: (atMs) => [line(atMs, 'ERROR', failed)],
  };
}

const mongo: Program = {
  start: (atMs) => [
    `{"t":{"$date":"${formatTime(atMs)}"},"s":"I","c":"CONTROL","msg":"MongoDB starting"}`,
    `{"t":{"$date":"${formatTime(atMs)}"},"s":"I","c":"NETWORK","msg":"Waiting for connections","attr":{"port":27017}}`,
  ],
  stop: (atMs) => [
    `{"t":{"$date":"${formatTime(atMs)}"},"s":"I","c":"CONTROL","msg":"Received signal","attr":{"signal":15}}`,
  ],
  crash: (atMs) => [`{"t":{"$date":"${formatTime(atMs)}"},"s":"F","c":"CONTROL","msg":"Wrong mongod version"}`],
};

/** No program is known, so it is said what happens and nothing is made up. */
const unknown: Program = {
  start: (atMs, image) => [`${formatTime(atMs)} (simulated) ${image} runs; what it would write is not known here`],
  stop: (atMs) => [`${formatTime(atMs)} (simulated) told to stop`],
  crash: (atMs) => [`${formatTime(atMs)} (simulated) the program failed`],
};

const programs: readonly (readonly [RegExp, Program])[] = [
  [/^nginx/, nginx],
  [/^(redis|valkey)/, redis],
  [/^postgres/, postgres],
  [/^(mysql|mariadb|percona)/, mysql],
  [/^mongo/, mongo],
  [/zookeeper/, javaServer('binding to port 0.0.0.0/0.0.0.0:2181', 'Unexpected exception, exiting abnormally')],
  [/cassandra/, javaServer('Starting listening for CQL clients on /0.0.0.0:9042', 'Fatal configuration error')],
  [/kafka/, javaServer('[KafkaServer id=0] started', 'Exiting Kafka due to fatal exception')],
];
