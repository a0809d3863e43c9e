import { expect, it, vi } from 'vitest';
import { kubernetesVersions } from '#engine/versions.ts';

/** The modules as the first view has them: without `everyShape.ts`, which the tests are set up with. */
async function firstModules() {
  vi.resetModules();
  const { History } = await import('#engine/simulation/history.ts');
  const { lectureScenario } = await import('#engine/simulation/lecture.ts');
  const { fieldsOf } = await import('#engine/apiserver/shapes.ts');
  return { History, lectureScenario, fieldsOf };
}

it.each(kubernetesVersions)('the lecture is played with the shapes of the first load, in %s', async (version) => {
  const { History, lectureScenario, fieldsOf } = await firstModules();
  const history = new History({ ...lectureScenario, kubernetesVersion: version });
  expect(history.extend({ maxSteps: 10_000 })).toBe(true);
  expect(history.frameAt(history.steps.length).cluster.stored.objects.pods).toHaveLength(3);
  expect(() => fieldsOf('Volume', version)).toThrow('No shape for Volume');
});
