// Synthetic clinical photographs: what to photograph, and the JPEG of it.
//
// The same request gives the same bytes on every machine. Nobody was photographed; every ruler says SYNTHETIC.

import jpeg from 'jpeg-js';
import { exposer, lamp, type Camera } from './camera.ts';
import { hair } from './hair.ts';
import { cells, cloud, seeded } from './noise.ts';
import { radiograph } from './radiograph.ts';
import { scanline, wipe, type Studio } from './scanline.ts';
import { SCENES, type Scene } from './scenes.ts';
import type { SkinType } from './skin.ts';
import type { Subject } from './subject.ts';

export interface Photograph {
  readonly subject: Subject;
  /** The patient: outlines, hairs and light follow from it, so that a site keeps its look from week to week. */
  readonly seed: number;
  readonly skin: SkinType;
  /** Weeks since the first picture of the site: moles change, wounds heal. */
  readonly week: number;
  readonly width?: number;
  readonly height?: number;
}

const QUALITY = 88;

/** The photograph as a baseline JPEG without metadata; 1600 × 1200 unless told. */
export function photograph(request: Photograph): Uint8Array {
  const camera = expose(request);
  const { width, height, pixels } = camera;
  return new Uint8Array(jpeg.encode({ width, height, data: pixels }, QUALITY).data);
}

/** The pixels before compression, RGBA. */
function expose(request: Photograph): Camera {
  const { width = 1600, height = 1200, seed, week } = request;
  const pixels = new Uint8Array(width * height * 4);
  if (request.subject === 'dental-radiograph') {
    const film: Camera = { width, height, millimetres: 41, pixels };
    radiograph(film, { seed, decay: 1.5 });
    return film;
  }
  const random = seeded(seed);
  const scene = SCENES[request.subject];
  const studio: Studio = {
    random,
    cloud: cloud(random),
    cells: cells(random),
    week,
    resolution: width / scene.millimetres,
  };
  const camera: Camera = { width, height, millimetres: scene.millimetres, pixels };
  render(camera, scene, studio, request.skin);
  return camera;
}

function render(camera: Camera, scene: Scene, studio: Studio, skin: SkinType): void {
  const layers = scene.layers(studio, skin);
  // A clinic lights the same site a little differently each time.
  const visit = seeded(Math.floor(studio.random() * 1e9) + Math.round(studio.week * 7));
  const develop = exposer(camera, { ...lamp(visit), ...scene.light }, visit);
  const line = scanline(camera.width, camera.millimetres);
  const scale = camera.millimetres / camera.width;
  for (let row = 0; row < camera.height; row++) {
    wipe(line, (row + 0.5 - camera.height / 2) * scale);
    for (const layer of layers) layer(line);
    develop(line, row);
  }
  if (scene.hair !== undefined) hair(camera, studio.random, scene.hair(skin));
}
