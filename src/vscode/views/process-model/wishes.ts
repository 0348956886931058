import type { FromWebview, Image, ImageWish } from '../../../protocol';

type Answer = Extract<FromWebview, { type: 'drawn' | 'notDrawn' }>;

interface Open {
  readonly format: Image['format'];
  resolve(image: Image): void;
  reject(error: Error): void;
}

/** Images that the page was asked for and that are not there yet. What nobody asked for is not taken. */
export class Wishes {
  private readonly open = new Map<number, Open>();
  private made = 0;

  make(wanted: Omit<ImageWish, 'wish'>, send: (wish: ImageWish) => void): Promise<Image> {
    const wish = (this.made += 1);
    return new Promise((resolve, reject) => {
      this.open.set(wish, { format: wanted.format, resolve, reject });
      send({ ...wanted, wish });
    });
  }

  answer(answer: Answer): void {
    const asked = this.open.get(answer.wish);
    if (!asked || (answer.type === 'drawn' && answer.image.format !== asked.format)) return;
    this.open.delete(answer.wish);
    if (answer.type === 'drawn') asked.resolve(answer.image);
    else asked.reject(new Error(answer.reason));
  }

  /** Nobody will answer any more. */
  giveUp(reason: string): void {
    for (const { reject } of this.open.values()) reject(new Error(reason));
    this.open.clear();
  }
}
