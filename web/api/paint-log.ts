import type { Paints } from '../../src/contract/live.ts';

const EVERY = 5_000;
const MOST = 50;

/** Tells the server now and then how soon notices were painted. A measure is no reason to trouble anyone: what fails is forgotten. */
export class PaintLog {
  private paints: Paints['paints'] = [];
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(private readonly tell: (paints: Paints) => Promise<unknown>) {}

  add(id: number, ms: number): void {
    if (this.paints.length < MOST) this.paints.push({ id, ms: Math.min(Math.round(ms * 10) / 10, 600_000) });
    this.timer ??= setTimeout(() => this.flush(), EVERY);
  }

  stop(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.paints = [];
  }

  private flush(): void {
    const { paints } = this;
    this.stop();
    void this.tell({ paints }).catch(() => undefined);
  }
}

/**
 * Waits until what was rendered is on the screen: the frame after the next begins when the next one is painted. False
 * where nobody looks: a hidden page paints nothing.
 */
export async function painted(): Promise<boolean> {
  if (document.visibilityState === 'hidden') return false;
  await frame();
  await frame();
  return document.visibilityState === 'visible';
}

/** A page that is hidden in this very moment has no frame: it is not waited for. */
function frame(): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, 1_000);
    requestAnimationFrame(() => {
      clearTimeout(late);
      resolve();
    });
  });
}
