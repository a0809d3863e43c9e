/** The files that a container has before anybody writes one: those of its image that people look at, and those that the kubelet makes. */
import { dnsAddress } from '#engine/network/dnsRecords.ts';
import { textAt } from '../objectFields.ts';
import type { ApiObject } from '../world.ts';
import { fullHostnameOf, hostnameOf } from './environment.ts';
import { imageOf } from './podView.ts';

/** Texts by path; a path that ends in `/` is a directory. */
export type BaseFiles = ReadonlyMap<string, string>;

export function imageFiles(pod: ApiObject, container: string): BaseFiles {
  const image = imageOf(pod, container);
  const files = new Map(directories.map((path) => [path, '']));
  for (const [path, text] of kubeletFiles(pod)) files.set(path, text);
  for (const [path, text] of Object.entries(programFiles(image))) files.set(path, text);
  return files;
}

/** Where nginx and httpd look for pages. */
export const nginxRoot = '/usr/share/nginx/html';
export const httpdRoot = '/usr/local/apache2/htdocs';

export function isNginx(image: string): boolean {
  return /(^|\/)nginx[^/]*$/.test(image);
}

export function isHttpd(image: string): boolean {
  return /(^|\/)httpd[^/]*$/.test(image);
}

const directories = (
  'bin dev etc home lib mnt opt proc root run sbin srv sys tmp usr usr/bin usr/local usr/share ' + 'var var/lib var/log'
)
  .split(' ')
  .map((path) => `/${path}/`);

function kubeletFiles(pod: ApiObject): readonly (readonly [string, string])[] {
  const [host, full, address] = [hostnameOf(pod), fullHostnameOf(pod), textAt(pod, 'status', 'podIP')];
  const namespace = pod.metadata.namespace ?? 'default';
  const own = full === host ? `${address}\t${host}` : `${address}\t${full}\t${host}`;
  return [
    ['/etc/hostname', `${host}\n`],
    ['/etc/hosts', `# Kubernetes-managed hosts file.\n127.0.0.1\tlocalhost\n${address === '' ? '' : `${own}\n`}`],
    [
      '/etc/resolv.conf',
      `search ${namespace}.svc.cluster.local svc.cluster.local cluster.local\nnameserver ${dnsAddress}\noptions ndots:5\n`,
    ],
  ];
}

function programFiles(image: string): Readonly<Record<string, string>> {
  if (isNginx(image)) {
    return {
      '/etc/nginx/nginx.conf': 'user nginx;\nhttp {\n    include /etc/nginx/conf.d/*.conf;\n}\n',
      '/etc/nginx/conf.d/default.conf': `server {\n    listen 80;\n    location / {\n        root ${nginxRoot};\n        index index.html index.htm;\n    }\n}\n`,
      [`${nginxRoot}/index.html`]: page('Welcome to nginx!', 'nginx runs. Its pages are in /usr/share/nginx/html.'),
      [`${nginxRoot}/50x.html`]: page('Error', 'Sorry, something is wrong here.'),
    };
  }
  if (isHttpd(image)) return { [`${httpdRoot}/index.html`]: '<html><body><h1>It works!</h1></body></html>\n' };
  return {};
}

function page(title: string, text: string): string {
  return `<!DOCTYPE html>\n<html>\n<head><title>${title}</title></head>\n<body>\n<h1>${title}</h1>\n<p>${text}</p>\n</body>\n</html>\n`;
}
