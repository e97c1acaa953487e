/** Drawn photographs: skin, a lesion that grows, a ruler. Nobody was photographed. */
import type { Attachment } from '@corridor/cases';
import { HOUR, NOW } from './now.ts';
import { idOf } from './people.ts';

const WIDTH = 1200;
const HEIGHT = 900;

export function attachment(number: number, weeksAgo: number, shot: NonNullable<Attachment['shot']>): Attachment {
  return {
    held: 'blob',
    id: idOf('c', number),
    name: `photograph-${number}.jpg`,
    mediaType: 'image/jpeg',
    size: 412_000 + number,
    hash: new Uint8Array(32).fill(number),
    key: new Uint8Array(32).fill(number),
    sealed: new Uint8Array(32).fill(number),
    width: WIDTH,
    height: HEIGHT,
    site: { code: 'forearm-back', label: 'Forearm, back', side: 'left' },
    takenAt: NOW - weeksAgo * 7 * 24 * HOUR - HOUR,
    shot,
  };
}

function lesion(context: OffscreenCanvasRenderingContext2D, seed: number): void {
  const radius = 80 + seed * 22;
  for (const [scale, colour] of [
    [1, '#8a5a44'],
    [0.86, '#5e3425'],
    [0.5, '#3a1f18'],
  ] as const) {
    context.beginPath();
    for (let i = 0; i <= 40; i++) {
      const angle = (i / 40) * Math.PI * 2;
      const wobble = 1 + 0.16 * Math.sin(angle * 3 + seed) + 0.08 * Math.sin(angle * 7 + seed * 2);
      context.lineTo(
        WIDTH / 2 + Math.cos(angle) * radius * scale * wobble * 1.2,
        HEIGHT / 2.2 + Math.sin(angle) * radius * scale * wobble,
      );
    }
    context.fillStyle = colour;
    context.fill();
  }
}

function ruler(context: OffscreenCanvasRenderingContext2D): void {
  context.fillStyle = '#f7f3e8';
  context.fillRect(140, HEIGHT - 130, WIDTH - 280, 90);
  context.fillStyle = '#222';
  context.font = '26px Arial';
  for (let mark = 0; mark <= 30; mark++) {
    context.fillRect(160 + mark * 29, HEIGHT - 130, 3, mark % 10 === 0 ? 40 : 20);
    if (mark % 10 === 0) context.fillText(String(mark), 150 + mark * 29, HEIGHT - 58);
  }
  context.fillText('SYNTHETIC', WIDTH - 330, HEIGHT - 58);
}

export async function draw({ hash }: Attachment): Promise<Blob> {
  const canvas = new OffscreenCanvas(WIDTH, HEIGHT);
  const context = canvas.getContext('2d');
  if (context === null) throw new TypeError('no canvas');
  const skin = context.createRadialGradient(WIDTH / 2, HEIGHT / 2, 100, WIDTH / 2, HEIGHT / 2, 800);
  skin.addColorStop(0, '#d9a98a');
  skin.addColorStop(1, '#b98766');
  context.fillStyle = skin;
  context.fillRect(0, 0, WIDTH, HEIGHT);
  lesion(context, hash[0] ?? 1);
  ruler(context);
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
}
