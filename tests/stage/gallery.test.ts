import { describe, expect, it } from 'vitest';
import { layoutStage } from '#stage/layoutStage.ts';
import { caseNames, caseOf } from './gallery/cases.ts';
import { showGallery } from './gallery/gallery.ts';

describe('the gallery', () => {
  it.each(caseNames)('has a picture of %s', (name) => {
    const { frame, options } = caseOf(name);
    const scene = layoutStage(frame, 'web', options);
    expect(scene.geometry).toMatchObject({ width: options.width, height: options.height });
  });

  it('is shown by a page of its own: the development server has it at tests/stage/gallery/index.html', () => {
    expect(showGallery).toBeTypeOf('function');
  });
});
