/** Shows hand-built frames: `?case=main,drag&theme=dark&lang=zh`; without a case, all of them below each other. */
import '../../../src/app/tokens.css';
import '../../../src/app/base.css';
import { loadWords, wordsFor } from '#i18n/words.ts';
import { drawStage } from '#stage/drawStage.ts';
import { StageLayout } from '#stage/layoutStage.ts';
import { overviewPainter } from '#stage/paintOverview.ts';
import '#stage/stage.css';
import { caseNames, caseOf } from './cases.ts';

/** Puts the pictures that the address asks for into the page. */
export async function showGallery(search: string): Promise<void> {
  const parameters = new URLSearchParams(search);
  const language = parameters.get('lang') === 'zh' ? 'zh' : 'en';
  document.documentElement.dataset.theme = parameters.get('theme') ?? 'light';
  document.documentElement.lang = language === 'zh' ? 'zh-Hans' : 'en';
  document.body.style.margin = '0';
  await loadWords(language);
  const asked = parameters.get('case');
  for (const name of asked === null ? caseNames : asked.split(',')) show(name, language);
  document.documentElement.dataset.shown = 'true';
}

function show(name: string, language: 'en' | 'zh'): void {
  const { frame, options } = caseOf(name);
  const scene = new StageLayout().layout(
    frame,
    frame.cluster.stored.objects.statefulsets[0]?.metadata.name ?? 'web',
    options,
  );
  const host = document.createElement('div');
  host.className = 'stage';
  host.style.width = `${options.width}px`;
  host.style.height = `${options.height}px`;
  document.body.append(host);
  if (scene.overview !== undefined) {
    const canvas = document.createElement('canvas');
    canvas.className = 'stage-canvas';
    const { box } = scene.overview;
    for (const [property, value] of Object.entries({
      left: box.x - 4,
      top: box.y - 4,
      width: box.width + 8,
      height: box.height + 8,
    })) {
      canvas.style.setProperty(property, `${value}px`);
    }
    host.append(canvas);
    overviewPainter(canvas).paint(scene.overview);
  }
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'stage-svg');
  svg.setAttribute('viewBox', `0 0 ${options.width} ${options.height}`);
  host.append(svg);
  drawStage(svg, scene, { words: wordsFor(language).stage, prefix: `gallery-${name}` });
}
