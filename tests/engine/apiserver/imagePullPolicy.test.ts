import { describe, expect, it } from 'vitest';
import { defaultImagePullPolicy } from '#engine/apiserver/imagePullPolicy.ts';

const digest = `sha256:${'a'.repeat(64)}`;

describe('An image is pulled always', () => {
  it.each(['nginx', 'nginx:latest', 'library/nginx', 'host:5000/nginx', 'localhost/nginx', `nginx:latest@${digest}`])(
    'as %s',
    (image) => {
      expect(defaultImagePullPolicy(image)).toBe('Always');
    },
  );
});

describe('An image is pulled when it is missing', () => {
  it.each(['nginx:1.25', `nginx@${digest}`, 'host:5000/nginx:alpine', 'nginx:latest-1', 'nginx:Latest'])(
    'as %s',
    (image) => {
      expect(defaultImagePullPolicy(image)).toBe('IfNotPresent');
    },
  );

  it.each(['', 'NGINX', 'a b', 'nginx@sha256:short', 'nginx@md5:' + 'a'.repeat(32), 'a'.repeat(64)])(
    'as %j, which is no image',
    (image) => {
      expect(defaultImagePullPolicy(image)).toBe('IfNotPresent');
    },
  );
});
