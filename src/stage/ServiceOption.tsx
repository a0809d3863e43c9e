import { inspect } from '#store/inspected.ts';
import { useWords } from '#store/useWords.ts';
import type { Scene } from './scene.ts';
import { rem } from './useStageSize.ts';

/** The Service over the lanes as a button: it leads to what DNS answers, and to why it does not. */
export function ServiceOption({ scene: { service, geometry, empty } }: { readonly scene: Scene }) {
  const words = useWords().stage;
  if (geometry.rail === undefined || service.name === '' || empty !== undefined) return null;
  const left = geometry.gutter + 6;
  return (
    <button
      type="button"
      className="stage-lane stage-service"
      aria-label={words.parts.service(service.name)}
      style={{ left: rem(left), top: rem(geometry.rail), width: rem(geometry.width - left - 6), height: rem(24) }}
      onClick={() => inspect({ resource: 'services', name: service.name })}
    />
  );
}
